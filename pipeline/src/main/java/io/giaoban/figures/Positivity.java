package io.giaoban.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Positive tests as a share of all. */
public final class Positivity {
  private Positivity() {}

  /**
   * The share over the days that end with this one, pooled: 10 of 100 and 1 of 1,000 are 11 of
   * 1,100. A day counts where both are known.
   *
   * @return 0.05 = 5 %; null: no tests, or nonsense, as running totals that fell may leave
   */
  public static @Nullable Double endingOn(
      LocalDate day, int days, DaySeries positives, DaySeries tests) {
    long positive = 0;
    long all = 0;
    for (int i = 0; i < days; i++) {
      LocalDate each = day.minusDays(i);
      Integer tested = tests.on(each);
      Integer found = tested == null ? null : positives.on(each);
      if (found != null) {
        positive += found;
        all += tested;
      }
    }
    return all <= 0 || positive < 0 ? null : Double.valueOf((double) positive / all);
  }
}
