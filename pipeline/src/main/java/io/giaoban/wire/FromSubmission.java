package io.giaoban.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** From which submission a report came, as the headers of its record say. */
public final class FromSubmission {
  private static final String SUBMISSION = "giaoban-submission";

  private FromSubmission() {}

  /** The submission's id; null: the record does not say. */
  public static @Nullable String of(Headers headers) {
    Header header = headers.lastHeader(SUBMISSION);
    return header == null || header.value() == null ? null : new String(header.value(), US_ASCII);
  }

  /** Says so in the headers of a record. */
  public static void writeTo(Headers headers, String submission) {
    headers.add(SUBMISSION, submission.getBytes(US_ASCII));
  }
}
