/** Who may do what at the brokers: accounts, their rights, and how both come into force. */
@NullMarked
package io.giaoban.access;

import org.jspecify.annotations.NullMarked;
