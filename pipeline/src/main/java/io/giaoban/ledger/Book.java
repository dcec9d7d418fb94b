package io.giaoban.ledger;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Measure;
import io.giaoban.report.Report;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A city's statements of one kind: the highest revision of a unit and day is the truth, and repeats
 * and lower revisions change nothing.
 */
final class Book {
  private final DayArray sheets = new DayArray();
  private final TreeMap<Integer, BitSet> touched = new TreeMap<>();
  private final TreeMap<Integer, Sheet> dirty = new TreeMap<>();
  private final Dictionary<Measure> columns;

  Book(Dictionary<Measure> columns) {
    this.columns = columns;
  }

  Entry enter(int unit, Report report) {
    int day = Math.toIntExact(report.day().toEpochDay());
    Sheet before = sheets.get(day);
    boolean present = before != null && before.present(unit);
    if (present && report.revision() < before.revision(unit)) {
      return Entry.SUPERSEDED;
    }
    Sheet sheet = sheets.getOrCreate(day);
    Counts counts = report.counts();
    int[] columnOf = columnOf(counts);
    boolean same =
        present && sheet.says(unit, report.retracted(), report.cumulative(), counts, columnOf);
    if (present && report.revision() == sheet.revision(unit)) {
      return same ? Entry.REPEATED : Entry.CONFLICTING;
    }
    dirty.put(day, sheet);
    if (same) {
      sheet.confirm(unit, report.revision());
      return Entry.CONFIRMED;
    }
    BitSet affected = sheet.stated(unit);
    sheet.write(unit, report.revision(), report.retracted(), report.cumulative(), counts, columnOf);
    affected.or(sheet.stated(unit));
    touch(day, unit);
    withWhatBacklogReaches(affected);
    touchNextRunningTotals(day, unit, affected);
    return Entry.CHANGED;
  }

  /**
   * The day's count of a unit: as stated, or as the difference of running totals. {@link
   * Sheet#UNKNOWN} where it is not stated, or a running total has no earlier day to differ from.
   */
  int dayCount(int day, int unit, int column) {
    Sheet sheet = sheets.get(day);
    if (sheet == null || !sheet.stands(unit)) {
      return Sheet.UNKNOWN;
    }
    int stated = sheet.count(unit, column);
    if (stated == Sheet.UNKNOWN || !runs(sheet, unit, column)) {
      return stated;
    }
    Long before = runningBefore(day, unit, column);
    return before == null ? Sheet.UNKNOWN : count(stated - before - backlog(sheet, unit, column));
  }

  /** A sum as a count: the nearest there is room for, as nonsense from a feed must stop nothing. */
  static int count(long sum) {
    return (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, sum));
  }

  /** What the day adds to the unit's running total: its count, or all of a first running total. */
  long increment(int day, int unit, int column) {
    Sheet sheet = sheets.get(day);
    if (sheet == null || !sheet.stands(unit) || sheet.count(unit, column) == Sheet.UNKNOWN) {
      return 0;
    }
    int stated = sheet.count(unit, column);
    if (!runs(sheet, unit, column)) {
      return stated;
    }
    Long before = runningBefore(day, unit, column);
    return stated - (before == null ? 0 : before) - backlog(sheet, unit, column);
  }

  @Nullable Sheet sheet(int day) {
    return sheets.get(day);
  }

  /** The day after the last that may have a statement. */
  int end() {
    return sheets.end();
  }

  int first() {
    return sheets.first();
  }

  Dictionary<Measure> columns() {
    return columns;
  }

  /** The units whose count of a day may have changed since the last call, by day. */
  Map<Integer, BitSet> takeTouched() {
    TreeMap<Integer, BitSet> taken = new TreeMap<>(touched);
    touched.clear();
    return taken;
  }

  /** The sheets changed since the last call, by day. */
  Map<Integer, Sheet> takeDirty() {
    TreeMap<Integer, Sheet> taken = new TreeMap<>(dirty);
    dirty.clear();
    return taken;
  }

  void restore(int day, int chunk, byte[] bytes) {
    SheetCodec.decode(bytes, sheets.getOrCreate(day), chunk);
  }

  /** The running total on the nearest earlier day known; null: there is none. */
  private @Nullable Long runningBefore(int day, int unit, int column) {
    Long total = null;
    for (int d = day - 1; d >= sheets.first(); d--) {
      Sheet sheet = sheets.get(d);
      if (sheet == null || !sheet.stands(unit)) {
        continue;
      }
      int stated = sheet.count(unit, column);
      if (stated != Sheet.UNKNOWN && runs(sheet, unit, column)) {
        return (total == null ? 0 : total) + stated;
      }
      int backlog = backlog(sheet, unit, column);
      if (stated != Sheet.UNKNOWN || backlog > 0) {
        total = (total == null ? 0 : total) + Math.max(0, stated) + backlog;
      }
    }
    return total;
  }

  /** The next running totals of the measures differ from what stands on this day. */
  private void touchNextRunningTotals(int day, int unit, BitSet measures) {
    for (int d = day + 1; d < sheets.end() && !measures.isEmpty(); d++) {
      Sheet sheet = sheets.get(d);
      if (sheet != null && sheet.stands(unit) && sheet.cumulative(unit)) {
        BitSet met = sheet.stated(unit);
        met.and(measures);
        if (!met.isEmpty()) {
          touch(d, unit);
          measures.andNot(met);
        }
      }
    }
  }

  /** A backlog is part of the running total of cases. */
  private void withWhatBacklogReaches(BitSet measures) {
    Integer backlog = columns.find(CaseMeasure.BACKLOG_CASES);
    if (backlog != null && measures.get(backlog)) {
      measures.clear(backlog);
      measures.set(columns.ordinal(CaseMeasure.NEW_CASES));
    }
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

  private void touch(int day, int unit) {
    touched.computeIfAbsent(day, d -> new BitSet()).set(unit);
  }

  private int[] columnOf(Counts counts) {
    int[] columnOf = new int[counts.size()];
    for (int i = 0; i < columnOf.length; i++) {
      columnOf[i] = columns.ordinal(counts.measure(i));
    }
    return columnOf;
  }
}
