package io.giaoban.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time in which some alerts are computed and shown, but not delivered.
 *
 * @param id of lower-case letters, digits and hyphens; never used for another again
 * @param matcher which alerts
 * @param from the first instant at which it holds
 * @param until the instant from which on it does not; after {@code from}
 * @param author who wants it so, 1 to 100 characters
 * @param comment why, 1 to 1,000 characters
 */
public record Silence(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) SilenceMatcher matcher,
    @JsonProperty(required = true) Instant from,
    @JsonProperty(required = true) Instant until,
    @JsonProperty(required = true) String author,
    @JsonProperty(required = true) String comment) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public Silence {
    if (id == null || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "silence id: %s (expected: lower-case letters, digits and hyphens)"
              .formatted(quoted(id)));
    }
    if (matcher == null || from == null || until == null) {
      throw new IllegalArgumentException(
          "silence %s: matcher: %s, from: %s, until: %s (expected: all of them)"
              .formatted(id, matcher, from, until));
    }
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException(
          "silence %s: until: %s (expected: > from, %s)".formatted(id, until, from));
    }
    TextLimit.AUTHOR.check("silence " + id + ": author", author);
    TextLimit.COMMENT.check("silence " + id + ": comment", comment);
  }

  /**
   * Whether it is meant for an alert, whenever it holds.
   *
   * @param unit the code of the unit that the alert is about; null: it is the city's own
   */
  public boolean covers(String rule, Severity severity, String city, @Nullable String unit) {
    return matcher.covers(rule, severity, city, unit);
  }

  /** Whether it holds at that time. */
  public boolean at(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }

  /**
   * The same silence with another end.
   *
   * @throws IllegalArgumentException if that is not after {@code from}
   */
  public Silence endingAt(Instant end) {
    return new Silence(id, matcher, from, end, author, comment);
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "none" : '"' + text + '"';
  }
}
