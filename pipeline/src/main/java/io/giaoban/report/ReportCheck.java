package io.giaoban.report;

import io.giaoban.place.City;
import io.giaoban.place.PriorityGroup;
import io.giaoban.place.ReportingUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be true of every report, whichever way it came. */
public final class ReportCheck {
  /** The first day for which reports are kept. */
  public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
  private static final int MOST_COUNTS = 1000;
  private static final int MOST_DOSES = 20;

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
          "unit: \"" + report.unit() + "\" (expected: the code of a unit of " + city.code() + ")");
    }
    checkReportedAt(report.reportedAt(), receivedAt);
    checkDay(report.day(), city, unit, receivedAt);
    checkCounts(report);
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

  private static void checkCounts(Report report) throws RefusedException {
    Counts counts = report.counts();
    if (report.retracted() && counts.size() > 0) {
      throw new RefusedException(
          Refusal.COUNTS_IN_RETRACTION, counts + " (expected: no counts in a retraction)");
    }
    if (!report.retracted() && counts.size() == 0) {
      throw new RefusedException(
          Refusal.NOTHING_STATED,
          "no count (expected: at least "
              + (report.kind() == Kind.CASES ? "newCases" : "a dose")
              + ", or retracted: true)");
    }
    if (counts.size() > MOST_COUNTS) {
      throw new RefusedException(
          Refusal.TOO_LARGE, counts.size() + " counts (expected: at most " + MOST_COUNTS + ")");
    }
    Set<Measure> seen = new HashSet<>();
    for (int i = 0; i < counts.size(); i++) {
      Measure measure = counts.measure(i);
      if (measure instanceof DoseMeasure dose) {
        checkDose(dose);
      }
      if (counts.value(i) < 0) {
        throw new RefusedException(
            Refusal.NEGATIVE_COUNT, measure.label() + ": " + counts.value(i) + " (expected: >= 0)");
      }
      if (report.kind() == Kind.VACCINATIONS && !seen.add(measure)) {
        throw new RefusedException(
            Refusal.COUNT_STATED_TWICE, measure.label() + " twice (expected: once)");
      }
    }
  }

  private static void checkDose(DoseMeasure dose) throws RefusedException {
    if (dose.dose() < 1 || dose.dose() > MOST_DOSES) {
      throw new RefusedException(
          Refusal.BAD_VALUE, "dose: " + dose.dose() + " (expected: 1 to " + MOST_DOSES + ")");
    }
    if (dose.group() != null && !PriorityGroup.isCode(dose.group())) {
      throw new RefusedException(
          Refusal.BAD_VALUE,
          "group: \"" + dose.group() + "\" (expected: " + PriorityGroup.CODE_EXPECTED + ")");
    }
  }
}
