package io.giaoban.gateway;

import java.io.InputStream;

/** A beginning, and the same again and again. */
final class EndlessStream extends InputStream {
  private static final int BLOCK = 16 << 10;

  private final byte[] beginning;
  private final byte[] again;
  private final long length;
  private long at;

  private EndlessStream(byte[] beginning, byte[] again, long length) {
    this.beginning = beginning;
    // Long enough to be copied fast.
    this.again = repeat(again, BLOCK / again.length + 1);
    this.length = length;
  }

  /** That many bytes. */
  static InputStream of(byte[] beginning, byte[] again, long length) {
    return new EndlessStream(beginning, again, length);
  }

  private static byte[] repeat(byte[] bytes, int times) {
    byte[] repeated = new byte[times * bytes.length];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = bytes[i % bytes.length];
    }
    return repeated;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int most) {
    if (at == length) {
      return -1;
    }
    int count = (int) Math.min(most, length - at);
    for (int i = 0; i < count; ) {
      boolean begins = at < beginning.length;
      byte[] source = begins ? beginning : again;
      int place = begins ? (int) at : (int) ((at - beginning.length) % again.length);
      int copied = Math.min(count - i, source.length - place);
      System.arraycopy(source, place, bytes, from + i, copied);
      i += copied;
      at += copied;
    }
    return count;
  }
}
