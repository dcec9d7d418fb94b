package io.giaoban.ledger;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose statements count for a city on a day. The statement of a unit that speaks for the whole
 * city stands until every other unit has reported, and is never added to theirs.
 *
 * @param attendance who has reported
 * @param units the ordinals of the units whose statements count
 * @param successors those among them that carry on the history of other units
 */
record Counted(Attendance attendance, BitSet units, BitSet successors) {

  /**
   * Looks at a day's statements.
   *
   * @param sheet the statements; null: there is none
   * @param reported whether what a unit has stated is the report awaited of it
   */
  static Counted on(
      LocalDate day,
      City city,
      Dictionary<String> ordinals,
      @Nullable Sheet sheet,
      IntPredicate reported) {
    int expected = 0;
    List<String> missing = new ArrayList<>();
    List<String> late = new ArrayList<>();
    BitSet whole = new BitSet();
    BitSet parts = standing(sheet);
    BitSet successors = new BitSet();
    long due = city.dueAt(day).toEpochMilli();
    for (ReportingUnit unit : city.units()) {
      Integer ordinal = ordinals.find(unit.code());
      boolean has = ordinal != null && reported.test(ordinal);
      if (ordinal != null) {
        successors.set(ordinal, !unit.replaces().isEmpty());
      }
      if (unit.wholeCity() && ordinal != null) {
        parts.clear(ordinal);
        whole.set(ordinal, has);
      } else if (unit.expectedOn(day)) {
        expected++;
        if (!has) {
          missing.add(unit.code());
        }
        if (!has || sheet.knownSince(ordinal) > due) {
          late.add(unit.code());
        }
      }
    }
    boolean byCity = !whole.isEmpty() && (expected == 0 || !missing.isEmpty());
    Attendance attendance =
        new Attendance(
            byCity,
            expected,
            expected - missing.size(),
            byCity ? List.of() : List.copyOf(missing),
            expected - late.size(),
            byCity ? List.of() : List.copyOf(late));
    return new Counted(attendance, byCity ? whole : parts, successors);
  }

  private static BitSet standing(@Nullable Sheet sheet) {
    BitSet standing = new BitSet();
    for (int unit = 0; sheet != null && unit < sheet.units(); unit++) {
      standing.set(unit, sheet.stands(unit));
    }
    return standing;
  }
}
