package io.giaoban.board.live;

import java.nio.ByteBuffer;

/**
 * Events read from the topics for one client.
 *
 * @param text what it is sent; may be empty
 * @param upTo the positions that are reached with it
 */
record Hand(ByteBuffer text, Positions upTo) {}
