package io.giaoban.gateway;

import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One item of a submission: a report, or why it is none.
 *
 * @param index its place in the submission, from 0; of rows that make one statement, the first
 * @param original its bytes as they came
 * @param report what it states; null: it is refused
 * @param refused why; null: it is not refused
 */
public record Item(
    int index, ByteBuffer original, @Nullable Report report, @Nullable RefusedException refused) {

  static Item of(int index, byte[] original, Reading reading) {
    try {
      return new Item(index, ByteBuffer.wrap(original), reading.read(), null);
    } catch (RefusedException e) {
      return new Item(index, ByteBuffer.wrap(original), null, e);
    }
  }

  Item refuse(RefusedException why) {
    return new Item(index, original, null, why);
  }

  /** Reads an item's report. */
  interface Reading {
    Report read() throws RefusedException;
  }
}
