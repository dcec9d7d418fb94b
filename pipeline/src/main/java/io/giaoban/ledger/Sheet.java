package io.giaoban.ledger;

import io.giaoban.report.Counts;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The statements of all units of a city about one day and kind, in columns: revision and flags, and
 * a column of counts for each measure that any unit has stated.
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
  private byte[] flags = {};
  private int[][] columns = {};

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

  void write(
      int unit,
      long revision,
      boolean retracted,
      boolean cumulative,
      Counts counts,
      int[] columnOf) {
    clear(unit);
    stamp(unit, revision, retracted, cumulative);
    for (int i = 0; i < counts.size(); i++) {
      put(unit, columnOf[i], counts.value(i));
    }
    touch(unit);
  }

  void confirm(int unit, long revision) {
    revisions[unit] = revision;
    touch(unit);
  }

  void stamp(int unit, long revision, boolean retracted, boolean cumulative) {
    if (unit >= flags.length) {
      int room = Math.max(unit + 1, flags.length + flags.length / 2);
      revisions = Arrays.copyOf(revisions, room);
      flags = Arrays.copyOf(flags, room);
    }
    revisions[unit] = revision;
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
