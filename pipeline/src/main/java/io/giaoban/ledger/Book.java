package io.giaoban.ledger;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Measure;
import io.giaoban.report.Report;
import java.time.Instant;
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
  private final TreeMap<Integer, Sheet> dirty = new TreeMap<>();
  private final Dictionary<Measure> columns;
  private final Increments increments;

  Book(Dictionary<Measure> columns) {
    this.columns = columns;
    this.increments = new Increments(sheets, columns);
  }

  /**
   * A statement was entered.
   *
   * @param entry what it meant
   * @param earlier whether it was known before any other of that unit and day
   * @param measures those of which another count stands now
   */
  record Written(Entry entry, boolean earlier, BitSet measures) {}

  /**
   * Enters a statement.
   *
   * @param knownAt when it became known; of each unit and day the earliest is kept
   */
  Written enter(int unit, Report report, Instant knownAt) {
    int day = Math.toIntExact(report.day().toEpochDay());
    Sheet sheet = sheets.getOrCreate(day);
    boolean present = sheet.present(unit);
    boolean earlier = present && sheet.knownSince(unit, knownAt.toEpochMilli());
    int[] columnOf = columnOf(report.counts());
    Entry entry = entry(sheet, unit, report, columnOf);
    BitSet measures = new BitSet();
    switch (entry) {
      case CONFIRMED -> sheet.confirm(unit, report.revision());
      case STATED, CORRECTED, RETRACTED -> {
        measures = sheet.differing(unit, report.cumulative(), report.counts(), columnOf);
        withWhatBacklogReaches(measures);
        long knownSince = present ? sheet.knownSince(unit) : knownAt.toEpochMilli();
        sheet.write(unit, report, knownSince, columnOf);
      }
      case REPEATED, SUPERSEDED, CONFLICTING -> {}
    }
    if (sheet.dirty()) {
      dirty.put(day, sheet);
    }
    return new Written(entry, earlier, measures);
  }

  private static Entry entry(Sheet sheet, int unit, Report report, int[] columnOf) {
    boolean present = sheet.present(unit);
    if (present && report.revision() < sheet.revision(unit)) {
      return Entry.SUPERSEDED;
    }
    boolean same =
        present
            && sheet.says(unit, report.retracted(), report.cumulative(), report.counts(), columnOf);
    if (present && report.revision() == sheet.revision(unit)) {
      return same ? Entry.REPEATED : Entry.CONFLICTING;
    }
    if (same) {
      return Entry.CONFIRMED;
    }
    if (report.retracted()) {
      return Entry.RETRACTED;
    }
    return sheet.stands(unit) ? Entry.CORRECTED : Entry.STATED;
  }

  /** What the unit's statement of that day adds; null: it does not state the measure. */
  @Nullable Increment increment(int day, int unit, int column) {
    return increments.of(day, unit, column);
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

  /** The sheets changed since the last call, by day. */
  Map<Integer, Sheet> takeDirty() {
    TreeMap<Integer, Sheet> taken = new TreeMap<>(dirty);
    dirty.clear();
    return taken;
  }

  void restore(int day, int chunk, byte[] bytes) {
    SheetCodec.decode(bytes, sheets.getOrCreate(day), chunk);
  }

  /** A backlog is part of the running total of cases. */
  private void withWhatBacklogReaches(BitSet measures) {
    Integer backlog = columns.find(CaseMeasure.BACKLOG_CASES);
    if (backlog != null && measures.get(backlog)) {
      measures.set(columns.ordinal(CaseMeasure.NEW_CASES));
    }
  }

  private int[] columnOf(Counts counts) {
    int[] columnOf = new int[counts.size()];
    for (int i = 0; i < columnOf.length; i++) {
      columnOf[i] = columns.ordinal(counts.measure(i));
    }
    return columnOf;
  }
}
