package io.giaoban.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a unit's statement of a measure adds to the unit's running total.
 *
 * @param amount as stated, or the difference to the nearest earlier running total known; below zero
 *     where a running total fell
 * @param from the first of the days it covers; null: none is known, as it is the first running
 *     total
 * @param days how many days it covers: 1, or the silent days before a running total and its own
 */
public record Increment(long amount, @Nullable LocalDate from, int days) {
  static Increment first(long total) {
    return new Increment(total, null, 0);
  }

  /** The day's count; null: the first running total, or one figure over several days. */
  public @Nullable Integer count() {
    return days == 1 ? asCount(amount) : null;
  }

  /** The one figure over several days; null: there is none. */
  public @Nullable Integer gap() {
    return days > 1 ? asCount(amount) : null;
  }

  /** By how much a running total fell, below zero; null: it did not. */
  public @Nullable Integer fall() {
    return days > 0 && amount < 0 ? asCount(amount) : null;
  }

  /** A sum as a count: the nearest there is room for, as nonsense from a feed must stop nothing. */
  public static int asCount(long sum) {
    return (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, sum));
  }
}
