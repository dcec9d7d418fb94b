/** One running process: configuration, start and stop. */
@NullMarked
package io.giaoban.node;

import org.jspecify.annotations.NullMarked;
