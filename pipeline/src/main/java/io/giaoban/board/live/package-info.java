/** What becomes known, told to whoever listens: server-sent events. */
@NullMarked
package io.giaoban.board.live;

import org.jspecify.annotations.NullMarked;
