package io.giaoban.board.live;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Events put together to be sent at once. */
final class Texts {
  private final List<byte[]> parts = new ArrayList<>();
  private final int enough;
  private int length;

  /**
   * Nothing yet.
   *
   * @param enough bytes, after which no more is added
   */
  Texts(int enough) {
    this.enough = enough;
  }

  void add(byte[] id, byte[] text) {
    parts.add(id);
    parts.add(text);
    length += id.length + text.length;
  }

  boolean enough() {
    return length >= enough;
  }

  ByteBuffer together() {
    ByteBuffer all = ByteBuffer.allocate(length);
    parts.forEach(all::put);
    return all.flip();
  }
}
