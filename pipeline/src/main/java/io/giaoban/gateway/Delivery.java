package io.giaoban.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a feed brings.
 *
 * @param feed who it is
 * @param format the media type of the body
 * @param body the body as it came
 * @param opening how its items are read
 * @param dryRun whether they are to be checked only
 * @param idempotencyKey what the feed names the submission by, so that it may send it again; null:
 *     it does not
 */
public record Delivery(
    Feed feed,
    String format,
    InputStream body,
    Opening opening,
    boolean dryRun,
    @Nullable String idempotencyKey) {

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
