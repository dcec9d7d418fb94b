/** What the program is told by a file and by its environment, as it would be by options. */
@NullMarked
package io.giaoban.cli.config;

import org.jspecify.annotations.NullMarked;
