package io.giaoban.feed;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text of which no row may be longer than {@link Rows#MAX_CHARS}, so that any file fits. */
final class BoundedRowReader extends FilterReader {
  private int chars;

  BoundedRowReader(Reader in) {
    super(in);
  }

  /** A row has ended. */
  void startRow() {
    chars = 0;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    chars += Math.max(0, read);
    if (chars > Rows.MAX_CHARS) {
      throw new IOException(
          "more than %,d characters (expected: fewer; is a quote not closed?)"
              .formatted(Rows.MAX_CHARS));
    }
    return read;
  }
}
