package io.giaoban.ledger;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums the statements about cases of one day over a city. The statement of a unit that speaks for
 * the whole city stands until every other unit has reported, and is never added to theirs.
 */
final class CaseSum {
  private final Book book;
  private final Dictionary<String> units;
  private final City city;
  private final LocalDate date;
  private final int day;
  private final @Nullable Sheet sheet;

  CaseSum(Book book, Dictionary<String> units, City city, LocalDate date) {
    this.book = book;
    this.units = units;
    this.city = city;
    this.date = date;
    this.day = CityLedger.epochDay(date);
    this.sheet = book.sheet(day);
  }

  CaseTotals totals() {
    int expected = 0;
    List<String> missing = new ArrayList<>();
    BitSet whole = new BitSet();
    for (ReportingUnit unit : city.units()) {
      Integer ordinal = units.find(unit.code());
      boolean reported = ordinal != null && reported(ordinal);
      if (unit.wholeCity() && reported) {
        whole.set(ordinal);
      } else if (unit.expectedOn(date)) {
        expected++;
        if (!reported) {
          missing.add(unit.code());
        }
      }
    }
    boolean byCity = !whole.isEmpty() && !missing.isEmpty();
    BitSet counted = byCity ? whole : everyOther();
    Map<CaseMeasure, Integer> counts = CaseTotals.noCounts();
    for (Measure measure : book.columns().entries()) {
      sum(book.columns().ordinal(measure), counted, (CaseMeasure) measure, counts);
    }
    return new CaseTotals(
        byCity,
        expected,
        expected - missing.size(),
        byCity ? List.of() : List.copyOf(missing),
        counts,
        running(counted, CaseMeasure.NEW_CASES, CaseMeasure.BACKLOG_CASES),
        running(counted, CaseMeasure.DEATHS));
  }

  private boolean reported(int unit) {
    Integer column = book.columns().find(CaseMeasure.NEW_CASES);
    return sheet != null
        && column != null
        && sheet.stands(unit)
        && sheet.count(unit, column) != Sheet.UNKNOWN;
  }

  /** The units with a standing statement but for those that speak for the whole city. */
  private BitSet everyOther() {
    BitSet parts = new BitSet();
    for (int unit = 0; sheet != null && unit < sheet.units() && unit < units.size(); unit++) {
      parts.set(unit, sheet.stands(unit) && !CityLedger.wholeCity(city, units.entries().get(unit)));
    }
    return parts;
  }

  private void sum(
      int column, BitSet counted, CaseMeasure measure, Map<CaseMeasure, Integer> into) {
    long sum = 0;
    boolean known = false;
    for (int unit = counted.nextSetBit(0); unit >= 0; unit = counted.nextSetBit(unit + 1)) {
      int count = book.dayCount(day, unit, column);
      if (count != Sheet.UNKNOWN) {
        sum += count;
        known = true;
      }
    }
    if (known) {
      into.put(measure, Math.toIntExact(sum));
    }
  }

  private @Nullable Long running(BitSet counted, CaseMeasure... measures) {
    Long sum = null;
    for (CaseMeasure measure : measures) {
      Integer column = book.columns().find(measure);
      if (column == null || sheet == null) {
        continue;
      }
      for (int unit = counted.nextSetBit(0); unit >= 0; unit = counted.nextSetBit(unit + 1)) {
        if (sheet.count(unit, column) != Sheet.UNKNOWN) {
          sum = (sum == null ? 0 : sum) + book.increment(day, unit, column);
        }
      }
    }
    return sum;
  }
}
