package io.giaoban.ledger;

import io.giaoban.figures.LastCases;
import io.giaoban.report.CaseMeasure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the statements about cases come to for a whole city on one day.
 *
 * @param attendance who has reported
 * @param counts the day's counts; a measure that nobody stated is not there. Below zero where
 *     running totals fell by more than others grew
 * @param gaps new cases stated as one figure over several days that end with this one, one for each
 *     first day
 * @param spans over which silent days before this one they go, and how many reports they stand for
 * @param beginning units whose first running total this is, so that nobody knows the day's count
 * @param corrected falls of running totals of cases, <= 0; in the counts or in the gaps
 * @param runningCases what the day adds to the running total of cases, backlog included; null:
 *     nobody stated any
 * @param runningDeaths the same for deaths
 */
public record CaseTotals(
    Attendance attendance,
    Map<CaseMeasure, Integer> counts,
    List<Increment> gaps,
    List<LastCases.Span> spans,
    int beginning,
    long corrected,
    @Nullable Long runningCases,
    @Nullable Long runningDeaths) {

  /** The day's count of a measure; null: unknown. */
  public @Nullable Integer count(CaseMeasure measure) {
    return counts.get(measure);
  }

  /** Whether any unit has stated new cases, of this day or of several that end with it. */
  public boolean anyCase() {
    Integer ofTheDay = count(CaseMeasure.NEW_CASES);
    long risen = (ofTheDay == null ? 0 : ofTheDay) - corrected;
    for (Increment gap : gaps) {
      risen += gap.amount();
    }
    return risen > 0;
  }

  /** How many reports of new cases are missing; {@link Integer#MAX_VALUE}: nothing is known. */
  public int missing() {
    boolean nobody = !attendance.byCity() && attendance.expected() == 0;
    return nobody || beginning > 0
        ? Integer.MAX_VALUE
        : attendance.byCity() ? 0 : attendance.expected() - attendance.reported();
  }

  static Map<CaseMeasure, Integer> noCounts() {
    return new EnumMap<>(CaseMeasure.class);
  }
}
