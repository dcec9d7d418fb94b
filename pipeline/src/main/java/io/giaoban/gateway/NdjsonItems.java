package io.giaoban.gateway;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads JSON objects, one a line; empty lines are passed over. A line never harms another. */
final class NdjsonItems implements ItemReader {
  private final BodyBytes body;
  private final JsonItem reading;
  private int index;

  /** Whether the last line was too large, and not all of it was taken. */
  private boolean unread;

  /**
   * Items of a body.
   *
   * @param reading how each becomes a report
   */
  NdjsonItems(BodyBytes body, JsonItem reading) {
    this.body = body;
    this.reading = reading;
  }

  @Override
  public @Nullable Item next() throws MalformedBodyException, IOException {
    while (unread && !atEndOfLine()) {
      body.take();
    }
    while (JsonExtent.isSpace(body.peek())) {
      body.take();
    }
    if (body.peek() == BodyBytes.END) {
      return null;
    }
    body.keepFromHere();
    while (!atEndOfLine() && !body.exceeded()) {
      body.take();
    }
    unread = body.exceeded();
    return reading.item(index++, withoutSpace(body.kept()), !unread);
  }

  @Override
  public void close() throws IOException {
    body.close();
  }

  /** Without the space behind it, such as where lines end as in Windows. */
  private static byte[] withoutSpace(byte[] line) {
    int end = line.length;
    while (JsonExtent.isSpace(line[end - 1])) {
      end--;
    }
    return Arrays.copyOf(line, end);
  }

  private boolean atEndOfLine() throws MalformedBodyException, IOException {
    int next = body.peek();
    return next == BodyBytes.END || next == '\n';
  }
}
