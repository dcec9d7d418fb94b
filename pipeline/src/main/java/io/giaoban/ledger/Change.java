package io.giaoban.ledger;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a change of one statement reaches.
 *
 * @param unit the unit's code
 * @param unitDays the unit's days whose figures may differ now: the statement's own, those of the
 *     running totals that differ from it, and those judged by it
 * @param days the city's days whose totals may differ now
 * @param newCases whether the city's new cases of these days may differ, and so the figures over
 *     stretches of days and the days since the last case
 * @param rolling whether they or other counts may of which there are figures over a week
 * @param running whether the city's running totals may differ from the first of these days on
 * @param settled the day from which running totals are as before again, as the unit states one;
 *     null: none, they differ ever after
 */
public record Change(
    String unit,
    SortedSet<LocalDate> unitDays,
    SortedSet<LocalDate> days,
    boolean newCases,
    boolean rolling,
    boolean running,
    @Nullable LocalDate settled) {

  /** A change that none of the city's figures shows. */
  static Change ofTheUnit(String unit, LocalDate day) {
    return new Change(
        unit, new TreeSet<>(List.of(day)), Collections.emptySortedSet(), false, false, false, null);
  }

  /** A change that reaches no other day. */
  static Change ofTheDay(String unit, LocalDate day) {
    SortedSet<LocalDate> days = new TreeSet<>(List.of(day));
    return new Change(unit, days, days, false, false, false, null);
  }
}
