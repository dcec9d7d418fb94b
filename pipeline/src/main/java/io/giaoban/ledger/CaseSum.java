package io.giaoban.ledger;

import io.giaoban.figures.LastCases;
import io.giaoban.place.City;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
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

  Counted counted() {
    return counted;
  }

  CaseTotals totals() {
    Map<CaseMeasure, Integer> counts = CaseTotals.noCounts();
    Sum newCases = new Sum();
    Sum running = new Sum();
    Sum deaths = new Sum();
    for (Measure measure : book.columns().entries()) {
      Sum sum = sum(book.columns().ordinal(measure));
      Integer count = sum.count();
      if (count != null) {
        counts.put((CaseMeasure) measure, count);
      }
      if (measure == CaseMeasure.NEW_CASES) {
        newCases = sum;
      }
      if (measure == CaseMeasure.NEW_CASES || measure == CaseMeasure.BACKLOG_CASES) {
        running.add(sum);
      } else if (measure == CaseMeasure.DEATHS) {
        deaths.add(sum);
      }
    }
    return new CaseTotals(
        counted.attendance(),
        counts,
        newCases.gaps(),
        spans(newCases),
        newCases.beginning(),
        newCases.fallen(),
        running.running(),
        deaths.running());
  }

  /** The silent days that figures over several days go over; the city's own is everybody's. */
  private List<LastCases.Span> spans(Sum newCases) {
    List<LastCases.Span> spans = new ArrayList<>(newCases.silences().size());
    newCases
        .silences()
        .forEach(
            (silence, reports) -> {
              int from = CityLedger.epochDay(silence.from());
              boolean unbroken = from + silence.days() - 1 == day;
              if (unbroken) {
                boolean byCity = counted.attendance().byCity();
                spans.add(new LastCases.Span(from, byCity ? Integer.MAX_VALUE : reports));
              }
            });
    return spans;
  }

  private boolean statesNewCases(int unit) {
    Integer column = book.columns().find(CaseMeasure.NEW_CASES);
    return sheet != null
        && column != null
        && sheet.stands(unit)
        && sheet.count(unit, column) != Sheet.UNKNOWN;
  }

  private Sum sum(int column) {
    return Sum.over(counted, unit -> book.increment(day, unit, column));
  }
}
