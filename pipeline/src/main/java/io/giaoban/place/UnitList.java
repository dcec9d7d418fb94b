package io.giaoban.place;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.RandomAccess;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A city's units in the order of the file, found by code and counted by day. Unmodifiable. */
final class UnitList extends AbstractList<ReportingUnit> implements RandomAccess {
  private final List<ReportingUnit> units;
  private final Map<String, ReportingUnit> byCode = new HashMap<>();
  private final NavigableMap<LocalDate, Integer> expectedFrom = new TreeMap<>();

  private final @Nullable ReportingUnit wholeCityUnit;

  private UnitList(Collection<ReportingUnit> units) {
    this.units = List.copyOf(units);
    this.units.forEach(unit -> byCode.putIfAbsent(unit.code(), unit));
    this.wholeCityUnit =
        this.units.stream().filter(ReportingUnit::wholeCity).findFirst().orElse(null);
    countExpected();
  }

  /** These units; the same list where it is one of this class. */
  static UnitList of(Collection<ReportingUnit> units) {
    return units instanceof UnitList list ? list : new UnitList(units);
  }

  @Override
  public ReportingUnit get(int i) {
    return units.get(i);
  }

  @Override
  public int size() {
    return units.size();
  }

  @Nullable ReportingUnit unit(String code) {
    return byCode.get(code);
  }

  /** The unit that speaks for the whole city; null: none does. */
  @Nullable ReportingUnit wholeCityUnit() {
    return wholeCityUnit;
  }

  int expectedOn(LocalDate day) {
    return expectedFrom.floorEntry(day).getValue();
  }

  /**
   * Checks that each code is there once, that one unit at most speaks for the city, and that units
   * replace only such as ended before.
   *
   * @throws IllegalArgumentException naming the unit and what was expected
   */
  void check(String city) {
    Set<String> seen = new HashSet<>();
    for (ReportingUnit unit : units) {
      if (!seen.add(unit.code())) {
        throw new IllegalArgumentException(
            city + ": unit \"" + unit.code() + "\" twice (expected: once)");
      }
      checkReplaces(city, unit);
    }
    if (units.stream().filter(ReportingUnit::wholeCity).count() > 1) {
      throw new IllegalArgumentException(
          city + ": several units are wholeCity (expected: one at most)");
    }
  }

  private void checkReplaces(String city, ReportingUnit unit) {
    Set<String> seen = new HashSet<>();
    for (String code : unit.replaces()) {
      ReportingUnit replaced = byCode.get(code);
      String found;
      if (replaced == null) {
        found = "is no unit";
      } else if (!seen.add(code)) {
        found = "twice";
      } else if (unit.from() == null) {
        found = "by a unit without from";
      } else if (replaced.until() == null || !replaced.until().isBefore(unit.from())) {
        found = "exists until " + (replaced.until() == null ? "now" : replaced.until());
      } else {
        continue;
      }
      throw new IllegalArgumentException(
          "%s: unit \"%s\" replaces \"%s\": %s (expected: once, a unit of the city that ends before %s)"
              .formatted(
                  city,
                  unit.code(),
                  code,
                  found,
                  unit.from() == null ? "the other begins" : unit.from()));
    }
  }

  private void countExpected() {
    expectedFrom.put(LocalDate.MIN, 0);
    for (ReportingUnit unit : units) {
      if (!unit.wholeCity()) {
        expectedFrom.merge(unit.from() == null ? LocalDate.MIN : unit.from(), 1, Integer::sum);
        if (unit.until() != null && unit.until().isBefore(LocalDate.MAX)) {
          expectedFrom.merge(unit.until().plusDays(1), -1, Integer::sum);
        }
      }
    }
    int expected = 0;
    for (Map.Entry<LocalDate, Integer> change : expectedFrom.entrySet()) {
      expected += change.getValue();
      change.setValue(expected);
    }
  }
}
