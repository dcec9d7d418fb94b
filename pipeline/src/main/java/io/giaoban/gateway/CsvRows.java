package io.giaoban.gateway;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Divides a CSV into rows (RFC 4180); empty lines are passed over. */
final class CsvRows implements Closeable {
  private final BodyBytes body;

  /** Whether the last row was too large, and not all of it was taken. */
  private boolean unread;

  /** Where the last row began. */
  private long line;

  private CsvPlace place = CsvPlace.BEGINNING_OF_CELL;

  CsvRows(BodyBytes body) {
    this.body = body;
  }

  /**
   * The next row; null: there are no more.
   *
   * @param separators each of these separates cells
   * @throws MalformedBodyException if a quote is not closed, so that nobody knows where the row
   *     ends
   */
  @Nullable CsvRow next(String separators) throws MalformedBodyException, IOException {
    if (unread) {
      pass(separators, Long.MAX_VALUE);
      checkClosed("the rest");
    }
    while (body.peek() == '\r' || body.peek() == '\n') {
      body.take();
    }
    if (body.peek() == BodyBytes.END) {
      return null;
    }
    line = body.line();
    body.keepFromHere();
    place = CsvPlace.BEGINNING_OF_CELL;
    unread = !pass(separators, Item.MAX_BYTES);
    checkClosed(unread ? Item.MAX_BYTES + " bytes" : "the rest");
    return CsvRow.of(body.kept(), separators, !body.exceeded());
  }

  @Override
  public void close() throws IOException {
    body.close();
  }

  private void checkClosed(String where) throws MalformedBodyException {
    if (place.quoted()) {
      throw new MalformedBodyException(
          "line %d: a quote that is not closed in %s (expected: a closing quote)"
              .formatted(line, where));
    }
  }

  /** Passes to the end of the line, or over as many bytes and one; whether it has ended. */
  private boolean pass(String separators, long bytes) throws MalformedBodyException, IOException {
    for (long passed = 0; passed <= bytes; passed++) {
      int taken = body.take();
      if (taken == '\r' && !place.quoted() && body.peek() == '\n') {
        taken = body.take();
      }
      if (taken == BodyBytes.END || (!place.quoted() && (taken == '\r' || taken == '\n'))) {
        return true;
      }
      place = place.after(taken, separators);
    }
    return false;
  }
}
