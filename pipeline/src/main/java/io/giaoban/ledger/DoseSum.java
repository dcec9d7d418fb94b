package io.giaoban.ledger;

import io.giaoban.place.City;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Measure;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums the statements about vaccinations of one day over a city. */
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

  Counted counted() {
    return counted;
  }

  /** The totals of each number and group that was stated that day. */
  Map<DoseMeasure, DoseTotals> totals() {
    Map<DoseMeasure, DoseTotals> totals = new LinkedHashMap<>();
    List<Measure> measures = book.columns().entries();
    for (int i = 0; sheet != null && i < sheet.columns(); i++) {
      int column = i;
      Sum sum = Sum.over(counted, unit -> book.increment(day, unit, column));
      if (sum.running() != null) {
        totals.put((DoseMeasure) measures.get(column), DoseTotals.of(sum));
      }
    }
    return totals;
  }
}
