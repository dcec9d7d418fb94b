package io.giaoban.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Doses of one number and group that a whole city gave on one day.
 *
 * @param administered the day's doses; null: unknown
 * @param gap doses stated as one figure over several days that end with this one; null: none
 * @param corrected falls of running totals, below zero; null: none fell
 * @param running what the day adds to the running total
 */
public record DoseTotals(
    @Nullable Integer administered,
    @Nullable Integer gap,
    @Nullable Integer corrected,
    long running) {

  static DoseTotals of(Sum sum) {
    Long running = sum.running();
    long gap = sum.gaps().stream().mapToLong(Increment::amount).sum();
    return new DoseTotals(
        sum.count(),
        sum.gaps().isEmpty() ? null : Increment.asCount(gap),
        sum.fallen() == 0 ? null : Increment.asCount(sum.fallen()),
        running == null ? 0 : running);
  }
}
