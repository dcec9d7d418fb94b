package io.giaoban.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of itself, in its headers, that holds a report sent again after it was
 * refused.
 *
 * @param original where the refused report stands in {@code giaoban.rejected-reports}: {@code
 *     partition@offset}
 * @param receivedAt when the report was received at first
 */
public record Replay(String original, Instant receivedAt) {
  /** The outcome of a replay that was taken; else it is the named reason of its refusal. */
  public static final String ACCEPTED = "ACCEPTED";

  private static final String REPLAY_OF = "giaoban-replay-of";
  private static final String RECEIVED_AT = "giaoban-received-at";
  private static final Pattern ORIGINAL = Pattern.compile("[0-9]{1,10}@[0-9]{1,18}");
  private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");

  /** What the headers say; null: the record is no replay, or does not say so as it should. */
  public static @Nullable Replay of(Headers headers) {
    String original = text(headers, REPLAY_OF, ORIGINAL);
    String receivedAt = original == null ? null : text(headers, RECEIVED_AT, MILLIS);
    return receivedAt == null
        ? null
        : new Replay(original, Instant.ofEpochMilli(Long.parseLong(receivedAt)));
  }

  /** Says so in the headers of a record. */
  public void writeTo(Headers headers) {
    headers.add(REPLAY_OF, original.getBytes(US_ASCII));
    headers.add(RECEIVED_AT, Long.toString(receivedAt.toEpochMilli()).getBytes(US_ASCII));
  }

  private static @Nullable String text(Headers headers, String name, Pattern form) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      return null;
    }
    String text = new String(header.value(), US_ASCII);
    return form.matcher(text).matches() ? text : null;
  }
}
