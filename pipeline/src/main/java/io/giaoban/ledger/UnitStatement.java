package io.giaoban.ledger;

import io.giaoban.report.Measure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one unit's statement of one day and kind comes to.
 *
 * @param revision the revision that stands
 * @param retracted whether it says that there is none
 * @param counts the day's count of each measure stated; null: a first running total, whose share of
 *     the day is unknown
 */
public record UnitStatement(
    long revision, boolean retracted, Map<Measure, @Nullable Integer> counts) {}
