package io.giaoban.ledger;

import java.time.LocalDate;
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
 * @param newCases whether the city's new cases of these days may differ, and so what is computed
 *     from a stretch of days
 * @param running whether the city's running totals may differ from the first of these days on
 * @param settled the day from which running totals are as before again, as the unit states one;
 *     null: none, they differ ever after
 */
public record Change(
    String unit,
    SortedSet<LocalDate> unitDays,
    SortedSet<LocalDate> days,
    boolean newCases,
    boolean running,
    @Nullable LocalDate settled) {

  /** The same change, and all that may follow from it. */
  Change everAfter() {
    return new Change(unit, unitDays, days, true, true, null);
  }

  /** A change that reaches no other day. */
  static Change ofTheDay(String unit, LocalDate day) {
    SortedSet<LocalDate> days = new TreeSet<>(List.of(day));
    return new Change(unit, days, days, false, false, null);
  }
}
