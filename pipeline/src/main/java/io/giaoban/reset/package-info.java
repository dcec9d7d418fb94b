/** Results that were worked out anew beside those that people read: comparing, and switching. */
@NullMarked
package io.giaoban.reset;

import org.jspecify.annotations.NullMarked;
