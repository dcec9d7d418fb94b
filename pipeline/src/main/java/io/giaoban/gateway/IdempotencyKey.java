package io.giaoban.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.giaoban.api.Shape;
import io.giaoban.api.Type;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a feed names a submission by, so that it may send it again: the header {@code
 * Idempotency-Key} of draft-ietf-httpapi-idempotency-key-header, a quoted string; also without
 * quotes, as many send it.
 */
final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";

  /** How the header becomes a key. */
  static final Type<String> TYPE =
      new Type<>(
          "1 to 255 printable ASCII characters in double quotes", IdempotencyKey::of, Shape.text());

  private static final Pattern FORM =
      Pattern.compile(
          "\"([\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})\"|([\\x21-\\x7E&&[^\"]]{1,255})");

  private IdempotencyKey() {}

  /**
   * The key that a header names.
   *
   * @throws IllegalArgumentException if it is no such header
   */
  static String of(String header) {
    Matcher form = FORM.matcher(header.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(header);
    }
    return form.group(1) == null ? form.group(2) : form.group(1);
  }

  /** The id of the submission that a feed names so: always the same. */
  static String submission(String feed, String key) {
    return UUID.nameUUIDFromBytes((feed + '\n' + key).getBytes(UTF_8)).toString();
  }
}
