package io.giaoban.ledger;

import io.giaoban.report.CaseMeasure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the statements about cases come to for a whole city on one day.
 *
 * @param byCity whether the city's own statement stands in for units that have not reported
 * @param unitsExpected units that should report for this day
 * @param unitsReported how many of them have stated new cases, 0 included
 * @param missingUnits codes of those that have not, empty where the city's own statement stands
 * @param counts the day's counts; a measure that nobody stated is not there. Negative where a
 *     running total fell
 * @param runningCases what the day adds to the running total of cases, backlog included; null:
 *     nobody stated any
 * @param runningDeaths the same for deaths
 */
public record CaseTotals(
    boolean byCity,
    int unitsExpected,
    int unitsReported,
    List<String> missingUnits,
    Map<CaseMeasure, Integer> counts,
    @Nullable Long runningCases,
    @Nullable Long runningDeaths) {

  /** Whether nobody is awaited any more. */
  public boolean complete() {
    return byCity || unitsReported == unitsExpected;
  }

  /** The day's count of a measure; null: unknown. */
  public @Nullable Integer count(CaseMeasure measure) {
    return counts.get(measure);
  }

  static Map<CaseMeasure, Integer> noCounts() {
    return new EnumMap<>(CaseMeasure.class);
  }
}
