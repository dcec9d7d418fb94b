package io.giaoban.gateway;

import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of a submission: a report, or why it is none.
 *
 * @param index its place in the submission, from 0; of rows that make one statement, the first
 * @param original its bytes as they came, of a CSV with the header row, cut where it is too large
 * @param report what it states; null: it is refused
 * @param refused why; null: it is not refused
 */
public record Item(
    int index, ByteBuffer original, @Nullable Report report, @Nullable RefusedException refused) {

  /** What no report exceeds; of a larger item only the beginning is kept. */
  static final int MAX_BYTES = 256 << 10;

  /** An item of these bytes; empty: it reads as none, such as a subtotal. */
  static Optional<Item> of(int index, byte[] original, Reading reading) {
    ByteBuffer kept = ByteBuffer.wrap(original);
    try {
      return reading.read().map(report -> new Item(index, kept, report, null));
    } catch (RefusedException e) {
      return Optional.of(new Item(index, kept, null, e));
    }
  }

  /** Why an item is refused that has more than {@link #MAX_BYTES}. */
  static RefusedException tooLarge() {
    return new RefusedException(
        Refusal.TOO_LARGE,
        "item of more than %d bytes (expected: at most %d)".formatted(MAX_BYTES, MAX_BYTES));
  }

  Item refuse(RefusedException why) {
    return new Item(index, original, null, why);
  }

  /** Reads an item's report; empty: it is none. */
  interface Reading {
    Optional<Report> read() throws RefusedException;
  }
}
