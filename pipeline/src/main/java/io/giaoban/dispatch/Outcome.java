package io.giaoban.dispatch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param verdict how it ended
 * @param status the HTTP status or SMTP reply code; null: there was no answer
 * @param detail what was found and what was expected, for people, at most 500 characters; null
 *     where the verdict says it all
 * @param retryAfter how long the other side asks to wait; null: it does not say
 */
public record Outcome(
    Verdict verdict,
    @Nullable Integer status,
    @Nullable String detail,
    @Nullable Duration retryAfter) {
  /** Without an answer. */
  public static Outcome of(Verdict verdict, String detail) {
    return new Outcome(verdict, null, detail, null);
  }
}
