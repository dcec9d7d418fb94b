package io.giaoban.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * The bytes of a body one by one, without the mark that some programs put before UTF-8. It knows
 * the place in the body, and keeps the bytes of an item as they came, up to a limit.
 */
final class BodyBytes implements Closeable {
  static final int END = -1;

  private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};
  private static final int BUFFER = 16 << 10;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private boolean begun;
  private long line = 1;
  private long column = 1;
  private byte last;
  private byte[] kept = new byte[1 << 10];
  private long keptFor;

  BodyBytes(InputStream in) {
    this.in = in;
  }

  /**
   * The next byte, 0 to 255, without going on to it; {@link #END}: there is none.
   *
   * @throws MalformedBodyException if the body is packed and damaged, or in UTF-16
   */
  int peek() throws IOException, MalformedBodyException {
    return at < end || more() ? buffer[at] & 0xff : END;
  }

  /** Takes the next byte. */
  int take() throws IOException, MalformedBodyException {
    if (at == end && !more()) {
      return END;
    }
    byte taken = buffer[at++];
    if (taken >= ' ') {
      column++;
    } else {
      place(taken);
    }
    last = taken;
    if (keptFor < kept.length || keep()) {
      kept[(int) keptFor] = taken;
    }
    keptFor++;
    return taken & 0xff;
  }

  /** Keeps what is taken from here on, and forgets what was kept. */
  void keepFromHere() {
    keptFor = 0;
  }

  /** Whether more was taken since {@link #keepFromHere} than is kept. */
  boolean exceeded() {
    return keptFor > Item.MAX_BYTES;
  }

  /** What was taken since {@link #keepFromHere}, up to the limit. */
  byte[] kept() {
    return Arrays.copyOf(kept, (int) Math.min(keptFor, Item.MAX_BYTES));
  }

  /** The line of the next byte, from 1. */
  long line() {
    return line;
  }

  /** The place of the next byte, for people. */
  String where() {
    return "line %d, column %d".formatted(line, column);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The place behind the end of a line, or a part of a letter. */
  private void place(byte taken) {
    boolean endsLine = taken == '\r' || (taken == '\n' && last != '\r');
    if (endsLine) {
      line++;
      column = 1;
    } else if (taken != '\n' && (taken & 0xc0) != 0x80) {
      column++;
    }
  }

  /** Makes room for another byte to be kept, if it is. */
  private boolean keep() {
    if (kept.length == Item.MAX_BYTES) {
      return false;
    }
    kept = Arrays.copyOf(kept, Math.min(2 * kept.length, Item.MAX_BYTES));
    return true;
  }

  private boolean more() throws IOException, MalformedBodyException {
    if (!begun) {
      begun = true;
      passMark();
    }
    return at < end || fill();
  }

  private void passMark() throws IOException, MalformedBodyException {
    while (end < BYTE_ORDER_MARK.length && fill()) {
      // A stream may give one byte at a time.
    }
    int first = end == 0 ? END : buffer[0] & 0xff;
    if (first == 0xfe || first == 0xff) {
      throw new MalformedBodyException("not in UTF-8 (expected: text in UTF-8)");
    }
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if (i == end || (buffer[i] & 0xff) != BYTE_ORDER_MARK[i]) {
        return;
      }
    }
    at = BYTE_ORDER_MARK.length;
  }

  /** Reads on behind what is there; false: there is no more. */
  private boolean fill() throws IOException, MalformedBodyException {
    if (at == end) {
      at = 0;
      end = 0;
    }
    try {
      int read = in.read(buffer, end, buffer.length - end);
      end += Math.max(0, read);
      return read > 0;
    } catch (ZipException e) {
      throw new MalformedBodyException(where() + ": " + e.getMessage(), e);
    }
  }
}
