package io.giaoban.reset;

import io.giaoban.stream.RowKey;
import io.giaoban.stream.StateRow;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a day that is set right a later version than the one that was wrong. */
final class DayVersions {
  private final State live;
  private final State anew;
  private final Set<RowKey> rewritten = new HashSet<>();

  DayVersions(State live, State anew) {
    this.live = live;
    this.anew = anew;
  }

  /** How many versions later the day is told than it was worked out anew; notes that it is told. */
  long rewritten(String city, LocalDate day) {
    RowKey key = RowKey.ofDay(city, day);
    rewritten.add(key);
    return shift(key);
  }

  /** Whether the day is told again. */
  boolean isRewritten(RowKey day) {
    return rewritten.contains(day);
  }

  /** How many versions later the day is told than it was worked out anew. */
  long shift(RowKey day) {
    @Nullable StateRow before = live.row(day);
    @Nullable StateRow now = anew.row(day);
    return before == null || now == null ? 0 : Math.max(0, before.version() + 1 - now.version());
  }
}
