package io.giaoban.ledger;

import io.giaoban.report.Measure;
import java.time.Instant;
import java.util.Map;

/**
 * What one unit's statement of one day and kind comes to.
 *
 * @param revision the revision that stands
 * @param retracted whether it says that there is none
 * @param knownSince when the first statement of the day became known
 * @param counts as stated; running totals where the basis is cumulative
 * @param increments what each measure stated adds
 */
public record UnitStatement(
    long revision,
    boolean retracted,
    Instant knownSince,
    Map<Measure, Integer> counts,
    Map<Measure, Increment> increments) {}
