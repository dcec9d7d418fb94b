package io.giaoban.gateway;

import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Reads a refused item again from what was kept of it, as it would be read today. */
public final class OriginalItem {
  private OriginalItem() {}

  /**
   * The report that the item states.
   *
   * @param original an item's {@linkplain Item#original() original}
   * @param feed the feed that sent it; null: not told
   * @param receivedAt when it was received at first
   * @throws RefusedException if it still states none
   */
  public static Report read(ByteBuffer original, @Nullable String feed, Instant receivedAt)
      throws RefusedException {
    byte[] item = Utils.toArray(original);
    Report ofRows = ofRows(item, CsvItems.reports(feed, receivedAt));
    return ofRows == null ? new JsonItem(feed, receivedAt).read(item) : ofRows;
  }

  /** The report of an item that was rows below a header; null: it was something else. */
  private static @Nullable Report ofRows(byte[] item, CsvItems.RowReaders readers)
      throws RefusedException {
    try (ItemReader items = CsvItems.open(new ByteArrayInputStream(item), readers)) {
      Item read = items.next();
      if (read == null) {
        return null;
      }
      if (items.next() != null) {
        throw new RefusedException(
            Refusal.UNREADABLE, "several items (expected: a header row and the item's rows)");
      }
      if (read.report() == null) {
        throw read.refused();
      }
      return read.report();
    } catch (MalformedBodyException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("bytes cannot fail to be read", e);
    }
  }
}
