package io.giaoban.ledger;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Measure;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the statements of one kind what each adds: daily counts as stated, running totals as
 * the difference to the nearest earlier day known.
 */
final class Increments {
  private final DayArray sheets;
  private final Dictionary<Measure> columns;

  Increments(DayArray sheets, Dictionary<Measure> columns) {
    this.sheets = sheets;
    this.columns = columns;
  }

  /** What the unit's statement of that day adds; null: it does not state the measure. */
  @Nullable Increment of(int day, int unit, int column) {
    Sheet sheet = sheets.get(day);
    if (sheet == null || !sheet.stands(unit) || sheet.count(unit, column) == Sheet.UNKNOWN) {
      return null;
    }
    int stated = sheet.count(unit, column);
    if (!runs(sheet, unit, column)) {
      return new Increment(stated, LocalDate.ofEpochDay(day), 1);
    }
    return difference(day, unit, column, stated - backlog(sheet, unit, column));
  }

  /**
   * The difference to the running total before, or to the daily counts where they are all that came
   * before; it covers the silent days since as well.
   */
  private Increment difference(int day, int unit, int column, long stated) {
    Increment known = Increment.first(stated);
    long since = 0;
    int silentDays = 0;
    int from = day;
    for (int d = day - 1; d >= sheets.first(); d--) {
      Sheet sheet = sheets.get(d);
      boolean stands = sheet != null && sheet.stands(unit);
      int count = stands ? sheet.count(unit, column) : Sheet.UNKNOWN;
      int backlog = stands ? backlog(sheet, unit, column) : 0;
      if (count == Sheet.UNKNOWN) {
        silentDays++;
        from = d;
      }
      if (count != Sheet.UNKNOWN || backlog > 0) {
        boolean total = count != Sheet.UNKNOWN && runs(sheet, unit, column);
        since += Math.max(0, count) + (total ? 0 : backlog);
        known = new Increment(stated - since, LocalDate.ofEpochDay(from), silentDays + 1);
        if (total) {
          return known;
        }
      }
    }
    return known;
  }

  private boolean runs(Sheet sheet, int unit, int column) {
    return sheet.cumulative(unit) && columns.entries().get(column).accumulates();
  }

  /**
   * Older cases entered with this statement: part of the running total of cases, not of the day.
   */
  private int backlog(Sheet sheet, int unit, int column) {
    Integer backlog = columns.find(CaseMeasure.BACKLOG_CASES);
    if (backlog == null || columns.entries().get(column) != CaseMeasure.NEW_CASES) {
      return 0;
    }
    return Math.max(0, sheet.count(unit, backlog));
  }
}
