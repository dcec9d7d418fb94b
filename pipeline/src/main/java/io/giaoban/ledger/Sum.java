package io.giaoban.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What the statements of several units add, of one measure on one day. */
final class Sum {
  private final Map<LocalDate, Increment> gaps = new TreeMap<>();
  private final Map<Silence, Integer> silences = new HashMap<>();
  private int beginning;
  private long count;
  private boolean anyCount;
  private long fallen;
  private long running;
  private boolean any;

  /**
   * The days of a figure over several.
   *
   * @param from the first of them
   * @param days how many, the day it was told included; what lies between may be stated
   */
  record Silence(LocalDate from, int days) {}

  /** The sum over the units that count. */
  static Sum over(Counted counted, IntFunction<@Nullable Increment> increments) {
    Sum sum = new Sum();
    BitSet units = counted.units();
    for (int unit = units.nextSetBit(0); unit >= 0; unit = units.nextSetBit(unit + 1)) {
      Increment increment = increments.apply(unit);
      if (increment != null) {
        sum.add(increment, counted.successors().get(unit));
      }
    }
    return sum;
  }

  /** Adds the running total of another measure of the same total. */
  void add(Sum other) {
    running += other.running;
    any |= other.any;
  }

  /** The day's count; null: unknown. */
  @Nullable Integer count() {
    return anyCount ? Increment.asCount(count) : null;
  }

  /** Figures over several days that end with this one, those with the same first day as one. */
  List<Increment> gaps() {
    return new ArrayList<>(gaps.values());
  }

  /** How many of these figures go over the same days. */
  Map<Silence, Integer> silences() {
    return silences;
  }

  /** How many units begin with this day's running total: what of it is the day's is unknown. */
  int beginning() {
    return beginning;
  }

  /** Falls of running totals, <= 0. */
  long fallen() {
    return fallen;
  }

  /** What the day adds to the running total; null: nobody stated any. */
  @Nullable Long running() {
    return any ? running : null;
  }

  /**
   * A unit's first running total holds all its earlier cases: they are part of the city's running
   * total, but where the unit carries on others' history, which is in it already.
   */
  private void add(Increment increment, boolean successor) {
    any = true;
    running += increment.days() == 0 && successor ? 0 : increment.amount();
    Integer one = increment.count();
    if (one != null) {
      count += one;
      anyCount = true;
    }
    LocalDate from = increment.from();
    if (increment.gap() != null && from != null) {
      gaps.merge(from, increment, Sum::both);
      silences.merge(new Silence(from, increment.days()), 1, Integer::sum);
    }
    beginning += increment.days() == 0 ? 1 : 0;
    Integer fall = increment.fall();
    fallen += fall == null ? 0 : fall;
  }

  private static Increment both(Increment a, Increment b) {
    return new Increment(a.amount() + b.amount(), a.from(), Math.max(a.days(), b.days()));
  }
}
