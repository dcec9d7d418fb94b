package io.giaoban.ledger;

import io.giaoban.report.Counts;
import io.giaoban.report.Report;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The statements of all units of a city about one day and kind, in columns: revision, flags and
 * since when known, and a column of counts for each measure that any unit has stated.
 */
final class Sheet {
  /** Stands for a count that is not stated. */
  static final int UNKNOWN = Integer.MIN_VALUE;

  /**
   * How many units share a stored row: what a change of one unit costs to write is bounded by it.
   */
  static final int UNITS_A_CHUNK = 256;

  private static final byte PRESENT = 1;
  private static final byte RETRACTED = 2;
  private static final byte CUMULATIVE = 4;

  private final BitSet dirtyChunks = new BitSet();
  private long[] revisions = {};
  private long[] knownSince = {};
  private byte[] flags = {};
  private int[][] columns = {};
  private int presentUnits;

  boolean present(int unit) {
    return unit < flags.length && flags[unit] != 0;
  }

  /** Whether a statement stands: there is one, and it was not retracted. */
  boolean stands(int unit) {
    return present(unit) && (flags[unit] & RETRACTED) == 0;
  }

  boolean retracted(int unit) {
    return present(unit) && (flags[unit] & RETRACTED) != 0;
  }

  boolean cumulative(int unit) {
    return present(unit) && (flags[unit] & CUMULATIVE) != 0;
  }

  long revision(int unit) {
    return revisions[unit];
  }

  /** When the unit's first statement became known, in milliseconds since 1970-01-01T00:00:00Z. */
  long knownSince(int unit) {
    return knownSince[unit];
  }

  /** Takes note of a statement known earlier than any before; tells whether it was. */
  boolean knownSince(int unit, long millis) {
    if (millis >= knownSince[unit]) {
      return false;
    }
    knownSince[unit] = millis;
    touch(unit);
    return true;
  }

  /** The count stated, or {@link #UNKNOWN}. */
  int count(int unit, int column) {
    return column < columns.length && unit < columns[column].length
        ? columns[column][unit]
        : UNKNOWN;
  }

  /** The columns of which the unit's statement has a count. */
  BitSet stated(int unit) {
    BitSet stated = new BitSet(columns.length);
    for (int column = 0; column < columns.length; column++) {
      stated.set(column, count(unit, column) != UNKNOWN);
    }
    return stated;
  }

  /** How many units the sheet has room for: no higher ordinal is present. */
  int units() {
    return flags.length;
  }

  int columns() {
    return columns.length;
  }

  /** Of how many units there is a statement or a retraction. */
  int presentUnits() {
    return presentUnits;
  }

  /** Whether anything changed since the changed chunks were taken. */
  boolean dirty() {
    return !dirtyChunks.isEmpty();
  }

  /** The chunks changed since the last call. */
  BitSet takeDirtyChunks() {
    BitSet taken = (BitSet) dirtyChunks.clone();
    dirtyChunks.clear();
    return taken;
  }

  boolean says(int unit, boolean retracted, boolean cumulative, Counts counts, int[] countColumns) {
    if (retracted(unit) != retracted || cumulative(unit) != cumulative) {
      return false;
    }
    if (stated(unit).cardinality() != counts.size()) {
      return false;
    }
    for (int i = 0; i < counts.size(); i++) {
      if (count(unit, countColumns[i]) != counts.value(i)) {
        return false;
      }
    }
    return true;
  }

  /** The columns of which a statement says something else than what stands. */
  BitSet differing(int unit, boolean cumulative, Counts counts, int[] columnOf) {
    BitSet differing = stands(unit) ? stated(unit) : new BitSet();
    boolean sameBasis = stands(unit) && cumulative(unit) == cumulative;
    for (int i = 0; i < columnOf.length; i++) {
      differing.set(columnOf[i], !sameBasis || count(unit, columnOf[i]) != counts.value(i));
    }
    return differing;
  }

  void write(int unit, Report report, long knownSinceMillis, int[] columnOf) {
    clear(unit);
    stamp(unit, report.revision(), report.retracted(), report.cumulative(), knownSinceMillis);
    for (int i = 0; i < columnOf.length; i++) {
      put(unit, columnOf[i], report.counts().value(i));
    }
    touch(unit);
  }

  void confirm(int unit, long revision) {
    revisions[unit] = revision;
    touch(unit);
  }

  void stamp(
      int unit, long revision, boolean retracted, boolean cumulative, long knownSinceMillis) {
    if (unit >= flags.length) {
      int room = Math.max(unit + 1, flags.length + flags.length / 2);
      revisions = Arrays.copyOf(revisions, room);
      knownSince = Arrays.copyOf(knownSince, room);
      flags = Arrays.copyOf(flags, room);
    }
    presentUnits += flags[unit] == 0 ? 1 : 0;
    revisions[unit] = revision;
    knownSince[unit] = knownSinceMillis;
    flags[unit] = (byte) (PRESENT | (retracted ? RETRACTED : 0) | (cumulative ? CUMULATIVE : 0));
  }

  void put(int unit, int column, int count) {
    if (column >= columns.length) {
      int had = columns.length;
      columns = Arrays.copyOf(columns, column + 1);
      Arrays.fill(columns, had, columns.length, new int[0]);
    }
    int room = columns[column].length;
    if (unit >= room) {
      columns[column] = Arrays.copyOf(columns[column], flags.length);
      Arrays.fill(columns[column], room, flags.length, UNKNOWN);
    }
    columns[column][unit] = count;
  }

  private void clear(int unit) {
    for (int[] column : columns) {
      if (unit < column.length) {
        column[unit] = UNKNOWN;
      }
    }
  }

  private void touch(int unit) {
    dirtyChunks.set(unit / UNITS_A_CHUNK);
  }
}
