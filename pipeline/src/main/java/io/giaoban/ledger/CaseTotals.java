package io.giaoban.ledger;

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
 * @param corrected falls of running totals of cases, <= 0; in the counts or in the gaps
 * @param runningCases what the day adds to the running total of cases, backlog included; null:
 *     nobody stated any
 * @param runningDeaths the same for deaths
 */
public record CaseTotals(
    Attendance attendance,
    Map<CaseMeasure, Integer> counts,
    List<Increment> gaps,
    long corrected,
    @Nullable Long runningCases,
    @Nullable Long runningDeaths) {

  /** The day's count of a measure; null: unknown. */
  public @Nullable Integer count(CaseMeasure measure) {
    return counts.get(measure);
  }

  static Map<CaseMeasure, Integer> noCounts() {
    return new EnumMap<>(CaseMeasure.class);
  }
}
