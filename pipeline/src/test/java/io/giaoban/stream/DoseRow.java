package io.giaoban.stream;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Doses of one number given by the end of a day, wherever that was computed.
 *
 * @param unit null: the whole city
 * @param group null: all groups, or not split by group
 */
record DoseRow(
    @Nullable String unit,
    LocalDate day,
    int dose,
    @Nullable String group,
    @Nullable Integer administered,
    @Nullable Long cumulative,
    @Nullable Double coverage,
    boolean over100,
    @Nullable Integer gap,
    @Nullable Integer corrected) {}
