package io.giaoban.ledger;

import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums the statements about vaccinations of one day over a city, all groups together. */
final class DoseSum {
  private final Book book;
  private final int day;
  private final @Nullable Sheet sheet;

  DoseSum(Book book, LocalDate day) {
    this.book = book;
    this.day = CityLedger.epochDay(day);
    this.sheet = book.sheet(this.day);
  }

  int unitsReported() {
    int reported = 0;
    for (int unit = 0; sheet != null && unit < sheet.units(); unit++) {
      reported += sheet.stands(unit) ? 1 : 0;
    }
    return reported;
  }

  SortedMap<Integer, DoseTotals> byDose() {
    SortedMap<Integer, DoseTotals> byDose = new TreeMap<>();
    if (sheet == null) {
      return byDose;
    }
    List<Measure> measures = book.columns().entries();
    for (int column = 0; column < sheet.columns(); column++) {
      int dose = ((DoseMeasure) measures.get(column)).dose();
      for (int unit = 0; unit < sheet.units(); unit++) {
        if (sheet.stands(unit) && sheet.count(unit, column) != Sheet.UNKNOWN) {
          byDose.merge(dose, of(unit, column), DoseSum::add);
        }
      }
    }
    return byDose;
  }

  private DoseTotals of(int unit, int column) {
    int count = book.dayCount(day, unit, column);
    return new DoseTotals(count == Sheet.UNKNOWN ? null : count, book.increment(day, unit, column));
  }

  private static DoseTotals add(DoseTotals a, DoseTotals b) {
    Integer administered =
        a.administered() == null
            ? b.administered()
            : b.administered() == null
                ? a.administered()
                : Integer.valueOf(a.administered() + b.administered());
    return new DoseTotals(administered, a.running() + b.running());
  }
}
