package io.giaoban.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what came to be told together, at these times of the day.
 *
 * @param at times of the day, 1 to 24
 * @param zone of these times, such as {@code Asia/Ho_Chi_Minh}, which it is where none is given
 */
public record Digest(
    @JsonProperty(required = true) SortedSet<LocalTime> at, @Nullable String zone) {
  private static final String DEFAULT_ZONE = "Asia/Ho_Chi_Minh";
  private static final int MOST = 24;

  public Digest {
    if (at == null || at.isEmpty() || at.size() > MOST) {
      throw new IllegalArgumentException(
          "digest at: %s (expected: 1 to %d times of the day, such as [\"18:30\"])"
              .formatted(at, MOST));
    }
    at = Collections.unmodifiableSortedSet(new TreeSet<>(at));
    zone = zone == null ? DEFAULT_ZONE : zone;
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "digest zone: \"%s\" (expected: a time zone, such as %s)".formatted(zone, DEFAULT_ZONE),
          e);
    }
  }

  /** The first of its times that is later than this moment. */
  public Instant after(Instant moment) {
    ZonedDateTime there = moment.atZone(ZoneId.of(zone));
    for (LocalTime time : at) {
      ZonedDateTime next = there.with(time);
      if (next.toInstant().isAfter(moment)) {
        return next.toInstant();
      }
    }
    return there.toLocalDate().plusDays(1).atTime(at.first()).atZone(there.getZone()).toInstant();
  }
}
