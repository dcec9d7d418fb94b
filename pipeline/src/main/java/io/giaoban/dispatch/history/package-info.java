/** How telling has gone: what waits, what was given up, and every attempt of late. */
@NullMarked
package io.giaoban.dispatch.history;

import org.jspecify.annotations.NullMarked;
