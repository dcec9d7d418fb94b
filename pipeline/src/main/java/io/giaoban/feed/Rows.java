package io.giaoban.feed;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a file from some place on, one after the other. */
interface Rows extends Closeable {
  /** A row of more characters is none: most likely a quote was not closed. */
  int MAX_CHARS = 1 << 20;

  /**
   * The next row; null: there is none.
   *
   * @throws FeedException if what is there is no row
   */
  @Nullable Row next() throws IOException;

  /** How many bytes of the file, as it lies there, were read. */
  long bytesRead() throws IOException;
}
