package io.giaoban.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of one kind by day, as days since 1970-01-01; an array, as days lie close together.
 */
final class DayArray {
  private int base;
  private @Nullable Sheet[] sheets = new @Nullable Sheet[0];

  @Nullable Sheet get(int day) {
    int i = day - base;
    return i >= 0 && i < sheets.length ? sheets[i] : null;
  }

  Sheet getOrCreate(int day) {
    makeRoom(day);
    Sheet sheet = sheets[day - base];
    if (sheet == null) {
      sheet = new Sheet();
      sheets[day - base] = sheet;
    }
    return sheet;
  }

  /** The first day there is room for; none before it has a sheet. */
  int first() {
    return base;
  }

  /** The day after the last there is room for; none from it on has a sheet. */
  int end() {
    return base + sheets.length;
  }

  private void makeRoom(int day) {
    if (sheets.length == 0) {
      base = day;
      sheets = new @Nullable Sheet[32];
    } else if (day < base) {
      int more = Math.max(base - day, sheets.length / 2);
      @Nullable Sheet[] wider = new @Nullable Sheet[sheets.length + more];
      System.arraycopy(sheets, 0, wider, more, sheets.length);
      sheets = wider;
      base -= more;
    } else if (day >= end()) {
      sheets = Arrays.copyOf(sheets, Math.max(day - base + 1, sheets.length * 3 / 2));
    }
  }
}
