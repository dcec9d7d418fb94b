package io.giaoban.figures;

import org.jspecify.annotations.Nullable;

/**
 * How a window's cases compare to those of the window before. Null is what cannot be told: nothing
 * where a day of either is missing, or the earlier one has no cases, as no growth is infinite.
 *
 * @param change the difference as a share of the earlier window: 0.25 = +25 %; over 7 days it is
 *     the change week on week
 * @param growthRate exponential growth a day, ln(later / earlier) / days; null also without cases
 *     in the later one
 * @param doublingDays ln 2 / growthRate, below zero the time in which cases halve; null also where
 *     the 95 % interval of the growth rate holds 0: no clear trend
 */
public record Trend(
    @Nullable Double change, @Nullable Double growthRate, @Nullable Double doublingDays) {
  private static final Trend UNKNOWN = new Trend(null, null, null);

  /** The 97.5 % quantile of the standard normal distribution. */
  private static final double QUANTILE = 1.959964;

  /** From a window to the one of the same length that ends so many days later. */
  public static Trend between(Window earlier, Window later) {
    if (!earlier.complete() || !later.complete() || earlier.total() <= 0) {
      return UNKNOWN;
    }
    double before = earlier.total();
    double now = later.total();
    double change = (now - before) / before;
    if (now <= 0) {
      return new Trend(change, null, null);
    }
    double rate = Math.log(now / before) / later.days();
    // The logarithm of a Poisson count n has a variance of about 1 / n.
    double error = Math.sqrt(1 / now + 1 / before) / later.days();
    boolean clear = Math.abs(rate) > QUANTILE * error;
    return new Trend(change, rate, clear ? Math.log(2) / rate : null);
  }
}
