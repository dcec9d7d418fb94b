package io.giaoban.report;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One feed's full statement about one unit, one day and one kind: absolute values, never a delta.
 *
 * @param kind what it is about
 * @param city the city's code
 * @param unit the unit's code
 * @param day the reporting day, in the city's calendar
 * @param revision orders the statements about the same unit, day and kind; the highest is the truth
 * @param reportedAt when the feed made the statement
 * @param feed who sent it; null: not told
 * @param retracted whether it says that there is no statement any more; without counts then
 * @param cumulative whether the counts are running totals up to the day's end, not the day's own
 * @param counts what is stated
 */
public record Report(
    Kind kind,
    String city,
    String unit,
    LocalDate day,
    long revision,
    Instant reportedAt,
    @Nullable String feed,
    boolean retracted,
    boolean cumulative,
    Counts counts) {

  /** The same statement with other counts. */
  public Report with(Counts others) {
    return new Report(
        kind, city, unit, day, revision, reportedAt, feed, retracted, cumulative, others);
  }
}
