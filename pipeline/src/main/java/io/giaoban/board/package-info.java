/** What can be read: city days, alerts, status. */
@NullMarked
package io.giaoban.board;

import org.jspecify.annotations.NullMarked;
