package io.giaoban.ledger;

import io.giaoban.figures.LastCases;
import io.giaoban.report.CaseMeasure;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a unit's statements say of new cases, day by day. */
final class UnitCases implements LastCases.Days {
  private final Book book;
  private final int unit;
  private final int column;
  private int lookedAt;
  private boolean looked;
  private @Nullable Increment increment;

  UnitCases(Book book, int unit) {
    this.book = book;
    this.unit = unit;
    Integer known = book.columns().find(CaseMeasure.NEW_CASES);
    this.column = known == null ? Integer.MAX_VALUE : known;
  }

  @Override
  public boolean anyCase(int day) {
    int daily = daily(day);
    if (daily != Sheet.UNKNOWN) {
      return daily > 0;
    }
    Increment stated = on(day);
    return stated != null && stated.days() > 0 && stated.amount() > 0;
  }

  /** A first running total does not say what of it is its day's, nor does any figure before it. */
  @Override
  public int missing(int day) {
    if (daily(day) != Sheet.UNKNOWN) {
      return 0;
    }
    Increment stated = on(day);
    return stated == null ? 1 : stated.days() == 0 ? Integer.MAX_VALUE : 0;
  }

  @Override
  public Collection<LastCases.Span> spansTo(int day) {
    if (daily(day) != Sheet.UNKNOWN) {
      return List.of();
    }
    Increment stated = on(day);
    LocalDate from = stated == null || stated.days() < 2 ? null : stated.from();
    return from == null ? List.of() : List.of(new LastCases.Span(CityLedger.epochDay(from), 1));
  }

  /** Whether the unit says of the day that there were no new cases. */
  boolean none(int day) {
    return missing(day) == 0 && !anyCase(day);
  }

  /** Whether the unit states a running total of cases on the day. */
  boolean runs(int day) {
    Sheet sheet = book.sheet(day);
    return sheet != null
        && sheet.stands(unit)
        && sheet.cumulative(unit)
        && sheet.count(unit, column) != Sheet.UNKNOWN;
  }

  /**
   * The next day on which it does, which differs from this one; the ledger's end: there is none.
   */
  int nextTotal(int day) {
    int d = day + 1;
    while (d < book.end() && !runs(d)) {
      d++;
    }
    return d;
  }

  /** The count of a statement of the day alone; most are, and a look back meets many. */
  private int daily(int day) {
    Sheet sheet = book.sheet(day);
    return sheet != null && sheet.stands(unit) && !sheet.cumulative(unit)
        ? sheet.count(unit, column)
        : Sheet.UNKNOWN;
  }

  private @Nullable Increment on(int day) {
    if (!looked || lookedAt != day) {
      increment = book.increment(day, unit, column);
      lookedAt = day;
      looked = true;
    }
    return increment;
  }
}
