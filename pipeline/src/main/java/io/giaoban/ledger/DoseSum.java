package io.giaoban.ledger;

import io.giaoban.place.City;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Measure;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums the statements about vaccinations of one day over a city, all groups together. */
final class DoseSum {
  private final Book book;
  private final int day;
  private final @Nullable Sheet sheet;
  private final Counted counted;

  DoseSum(Book book, Dictionary<String> units, City city, LocalDate date) {
    this.book = book;
    this.day = CityLedger.epochDay(date);
    this.sheet = book.sheet(day);
    this.counted =
        Counted.on(date, city, units, sheet, unit -> sheet != null && sheet.stands(unit));
  }

  int unitsReported() {
    return counted.reported();
  }

  SortedMap<Integer, DoseTotals> byDose() {
    SortedMap<Integer, Sum> sums = new TreeMap<>();
    List<Measure> measures = book.columns().entries();
    BitSet units = counted.units();
    for (int column = 0; sheet != null && column < sheet.columns(); column++) {
      int dose = ((DoseMeasure) measures.get(column)).dose();
      for (int unit = units.nextSetBit(0); unit >= 0; unit = units.nextSetBit(unit + 1)) {
        if (sheet.count(unit, column) != Sheet.UNKNOWN) {
          sums.computeIfAbsent(dose, d -> new Sum())
              .add(book.dayCount(day, unit, column), book.increment(day, unit, column));
        }
      }
    }
    SortedMap<Integer, DoseTotals> byDose = new TreeMap<>();
    sums.forEach((dose, sum) -> byDose.put(dose, sum.totals()));
    return byDose;
  }

  private static final class Sum {
    private long administered;
    private boolean known;
    private long running;

    void add(int count, long increment) {
      if (count != Sheet.UNKNOWN) {
        administered += count;
        known = true;
      }
      running += increment;
    }

    DoseTotals totals() {
      return new DoseTotals(known ? Book.count(administered) : null, running);
    }
  }
}
