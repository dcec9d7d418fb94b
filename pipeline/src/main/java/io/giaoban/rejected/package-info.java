/** The rejected reports: finding them, and sending them again. */
@NullMarked
package io.giaoban.rejected;

import org.jspecify.annotations.NullMarked;
