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
 * @param byCity whether the city's own statement stands
 * @param expected how many units should report
 * @param missing codes of those that have not
 * @param units the ordinals of the units whose statements count
 */
record Counted(boolean byCity, int expected, List<String> missing, BitSet units) {

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
    BitSet whole = new BitSet();
    BitSet parts = standing(sheet);
    for (ReportingUnit unit : city.units()) {
      Integer ordinal = ordinals.find(unit.code());
      boolean has = ordinal != null && reported.test(ordinal);
      if (unit.wholeCity() && ordinal != null) {
        parts.clear(ordinal);
        whole.set(ordinal, has);
      } else if (unit.expectedOn(day)) {
        expected++;
        if (!has) {
          missing.add(unit.code());
        }
      }
    }
    boolean byCity = !whole.isEmpty() && (expected == 0 || !missing.isEmpty());
    return new Counted(byCity, expected, List.copyOf(missing), byCity ? whole : parts);
  }

  int reported() {
    return expected - missing.size();
  }

  private static BitSet standing(@Nullable Sheet sheet) {
    BitSet standing = new BitSet();
    for (int unit = 0; sheet != null && unit < sheet.units(); unit++) {
      standing.set(unit, sheet.stands(unit));
    }
    return standing;
  }
}
