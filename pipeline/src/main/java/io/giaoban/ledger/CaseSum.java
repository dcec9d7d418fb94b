package io.giaoban.ledger;

import io.giaoban.place.City;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Measure;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums the statements about cases of one day over a city. */
final class CaseSum {
  private final Book book;
  private final int day;
  private final @Nullable Sheet sheet;
  private final Counted counted;

  CaseSum(Book book, Dictionary<String> units, City city, LocalDate date) {
    this.book = book;
    this.day = CityLedger.epochDay(date);
    this.sheet = book.sheet(day);
    this.counted = Counted.on(date, city, units, sheet, this::statesNewCases);
  }

  CaseTotals totals() {
    Map<CaseMeasure, Integer> counts = CaseTotals.noCounts();
    for (Measure measure : book.columns().entries()) {
      sum(book.columns().ordinal(measure), (CaseMeasure) measure, counts);
    }
    return new CaseTotals(
        counted.byCity(),
        counted.expected(),
        counted.reported(),
        counted.byCity() ? List.of() : counted.missing(),
        counts,
        running(CaseMeasure.NEW_CASES, CaseMeasure.BACKLOG_CASES),
        running(CaseMeasure.DEATHS));
  }

  private boolean statesNewCases(int unit) {
    Integer column = book.columns().find(CaseMeasure.NEW_CASES);
    return sheet != null
        && column != null
        && sheet.stands(unit)
        && sheet.count(unit, column) != Sheet.UNKNOWN;
  }

  private void sum(int column, CaseMeasure measure, Map<CaseMeasure, Integer> into) {
    long sum = 0;
    boolean known = false;
    BitSet units = counted.units();
    for (int unit = units.nextSetBit(0); unit >= 0; unit = units.nextSetBit(unit + 1)) {
      int count = book.dayCount(day, unit, column);
      if (count != Sheet.UNKNOWN) {
        sum += count;
        known = true;
      }
    }
    if (known) {
      into.put(measure, Book.count(sum));
    }
  }

  private @Nullable Long running(CaseMeasure... measures) {
    Long sum = null;
    BitSet units = counted.units();
    for (CaseMeasure measure : measures) {
      Integer column = book.columns().find(measure);
      if (column == null || sheet == null) {
        continue;
      }
      for (int unit = units.nextSetBit(0); unit >= 0; unit = units.nextSetBit(unit + 1)) {
        if (sheet.count(unit, column) != Sheet.UNKNOWN) {
          sum = (sum == null ? 0 : sum) + book.increment(day, unit, column);
        }
      }
    }
    return sum;
  }
}
