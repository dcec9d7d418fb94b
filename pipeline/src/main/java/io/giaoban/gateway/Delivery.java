package io.giaoban.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a feed brings.
 *
 * @param feed who it is
 * @param format the media type of the body
 * @param body the body as it came
 * @param opening how its items are read
 * @param dryRun whether they are to be checked only
 * @param mostResults how many refused items are to be named
 * @param idempotencyKey what the feed names the submission by, so that it may send it again; null:
 *     it does not
 */
public record Delivery(
    Feed feed,
    String format,
    InputStream body,
    Opening opening,
    boolean dryRun,
    int mostResults,
    @Nullable String idempotencyKey) {

  /** More refused items than that nobody reads; all are in the rejected reports. */
  static final int FEW_RESULTS = 1_000;

  /**
   * Items that were read from something else already; every refused one is named.
   *
   * @param items them, as of when they came
   */
  public static Delivery ofItems(
      Feed feed, String format, boolean dryRun, Function<Instant, Iterator<Item>> items) {
    return new Delivery(
        feed,
        format,
        InputStream.nullInputStream(),
        (body, receivedAt) -> new Listed(items.apply(receivedAt)),
        dryRun,
        Integer.MAX_VALUE,
        null);
  }

  private record Listed(Iterator<Item> items) implements ItemReader {
    @Override
    public @Nullable Item next() {
      return items.hasNext() ? items.next() : null;
    }

    @Override
    public void close() {}
  }

  /** How a body's items are read. */
  public interface Opening {
    /**
     * The items.
     *
     * @param receivedAt when they came for the first time
     */
    ItemReader open(InputStream body, Instant receivedAt)
        throws MalformedBodyException, UnsupportedBodyException, IOException;
  }
}
