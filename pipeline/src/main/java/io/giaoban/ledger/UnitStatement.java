package io.giaoban.ledger;

import io.giaoban.report.Measure;
import java.time.Instant;
import java.util.Map;

/**
 * What one unit's statement of one day and kind comes to.
 *
 * @param revision the revision that stands
 * @param retracted whether it says that there is none
 * @param cumulative whether the counts are running totals
 * @param knownSince when the first statement of the day became known
 * @param counts as stated
 * @param increments what each measure stated adds
 */
public record UnitStatement(
    long revision,
    boolean retracted,
    boolean cumulative,
    Instant knownSince,
    Map<Measure, Integer> counts,
    Map<Measure, Increment> increments) {}
