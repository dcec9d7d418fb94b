package io.giaoban.gateway.dhis2;

import io.giaoban.report.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** When DHIS2 says that a value was changed at last. */
final class LastUpdated {
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter();

  private LastUpdated() {}

  /**
   * The time that a text tells.
   *
   * @param zone of times that name none, as those of most instances; null: not told
   * @return null: none, a date only, or a time in an unknown zone
   * @throws ConflictException if it is no time at all
   */
  static @Nullable Instant read(@Nullable String text, @Nullable ZoneId zone)
      throws ConflictException {
    if (text == null) {
      return null;
    }
    try {
      TemporalAccessor time =
          FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (time instanceof OffsetDateTime exact) {
        return exact.toInstant();
      }
      return time instanceof LocalDateTime local && zone != null
          ? local.atZone(zone).toInstant()
          : null;
    } catch (DateTimeException e) {
      throw new ConflictException(
          ConflictKind.STATEMENT,
          Refusal.BAD_VALUE,
          "lastUpdated: \"%s\" (expected: a time as 2022-01-02T18:00:00.000)"
              .formatted(DataValueReader.shorten(text)));
    }
  }
}
