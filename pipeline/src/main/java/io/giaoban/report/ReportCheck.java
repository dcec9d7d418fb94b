package io.giaoban.report;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must be true of every report, whichever way it came. */
public final class ReportCheck {
  /** The first day for which reports are kept. */
  public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  /** The zeros before a number of digits only, the last digit apart. */
  private static final Pattern ZEROS = Pattern.compile("^0+(?=\\d+$)");

  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private ReportCheck() {}

  /**
   * Checks a report against the place it is about and the time at which it was received.
   *
   * @param city the city of {@code report.city()}; null: there is none
   * @param unit the unit of {@code report.unit()} in that city; null: there is none
   * @param receivedAt when the report became known
   * @throws RefusedException with the first reason found
   */
  public static void check(
      Report report, @Nullable City city, @Nullable ReportingUnit unit, Instant receivedAt)
      throws RefusedException {
    if (city == null) {
      throw new RefusedException(
          Refusal.UNKNOWN_CITY,
          "city: \"" + report.city() + "\" (expected: the code of a city that reports here)");
    }
    if (unit == null) {
      throw new RefusedException(
          Refusal.UNKNOWN_UNIT,
          "unit: \"%s\" (expected: the code of a unit of %s%s)"
              .formatted(report.unit(), city.code(), withZeros(report.unit(), city)));
    }
    checkReportedAt(report.reportedAt(), receivedAt);
    checkDay(report.day(), city, unit, receivedAt);
    CountCheck.check(report, city);
  }

  /**
   * Checks that a report was not made after it was received: its time may be its revision, which
   * nothing could supersede then.
   *
   * @throws RefusedException if it claims so, by more than clocks differ
   */
  public static void checkReportedAt(Instant reportedAt, Instant receivedAt)
      throws RefusedException {
    Instant latest = receivedAt.plus(CLOCKS_DIFFER);
    if (reportedAt.isBefore(Instant.EPOCH) || reportedAt.isAfter(latest)) {
      throw new RefusedException(
          Refusal.REPORTED_AT_IMPOSSIBLE,
          "reportedAt: " + reportedAt + " (expected: 1970-01-01T00:00:00Z to " + latest + ")");
    }
  }

  private static void checkDay(LocalDate day, City city, ReportingUnit unit, Instant receivedAt)
      throws RefusedException {
    if (day.isBefore(FIRST_DAY)) {
      throw new RefusedException(
          Refusal.DAY_TOO_OLD, "day: " + day + " (expected: " + FIRST_DAY + " or later)");
    }
    if (city.startOf(day).isAfter(receivedAt)) {
      throw new RefusedException(
          Refusal.DAY_IN_FUTURE,
          "day: " + day + " begins " + city.startOf(day) + " (expected: by " + receivedAt + ")");
    }
    if (!unit.existsOn(day)) {
      throw new RefusedException(
          Refusal.UNIT_NOT_IN_EXISTENCE,
          "day: " + day + " (expected: a day on which unit \"" + unit.code() + "\" exists)");
    }
  }

  /** What a number may have been before its zeros were lost. */
  private static String withZeros(String code, City city) {
    String meant =
        city.units().stream()
            .map(ReportingUnit::code)
            .filter(unit -> ZEROS.matcher(unit).replaceFirst("").equals(code))
            .map(unit -> '"' + unit + '"')
            .collect(Collectors.joining(" or "));
    return meant.isEmpty() ? "" : "; did you mean " + meant + "? spreadsheets drop leading zeros";
  }
}
