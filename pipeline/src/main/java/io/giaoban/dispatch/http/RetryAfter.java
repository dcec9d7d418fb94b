package io.giaoban.dispatch.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpDateTime;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}: seconds, or a date by any of HTTP's three forms (RFC 9110 10.2.3). */
final class RetryAfter {
  private static final Duration MOST = Duration.ofHours(24);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

  private RetryAfter() {}

  /** How long to wait, 0 to 24 h; null: what was said is neither. */
  static @Nullable Duration read(@Nullable String value, Clock clock) {
    if (value == null) {
      return null;
    }
    String text = value.strip();
    if (SECONDS.matcher(text).matches()) {
      return bounded(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until = HttpDateTime.parse(text).toInstant();
      return bounded(Duration.between(clock.instant(), until));
    } catch (IllegalArgumentException | DateTimeException e) {
      return null;
    }
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(MOST) > 0 ? MOST : wait;
  }
}
