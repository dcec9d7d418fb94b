package io.giaoban.gateway;

import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
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
    byte[] body = Utils.toArray(original);
    List<Item> items;
    try {
      items =
          body.length > 0 && body[0] == '{'
              ? JsonItems.read(body, feed, receivedAt)
              : CsvItems.read(body, feed, receivedAt);
    } catch (MalformedBodyException e) {
      throw new RefusedException(Refusal.UNREADABLE, String.valueOf(e.getMessage()), e);
    }
    if (items.size() != 1) {
      throw new RefusedException(
          Refusal.UNREADABLE,
          items.size() + " items (expected: one JSON object, or a header row and the item's rows)");
    }
    Item item = items.get(0);
    if (item.report() == null) {
      throw item.refused();
    }
    return item.report();
  }
}
