/** The commands. */
@NullMarked
package io.giaoban.cli;

import org.jspecify.annotations.NullMarked;
