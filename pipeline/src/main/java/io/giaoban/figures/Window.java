package io.giaoban.figures;

import java.time.LocalDate;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A trailing window over days, the day itself included: June 7's window of 7 days is June 1 to 7.
 * Missing days are left out, never taken for zero. A figure over several days counts where the
 * window holds all of them, and makes them present; where it holds only some, these stay missing,
 * as nobody knows what part of the figure is theirs.
 *
 * @param days the window's length
 * @param daysPresent how many of them are known
 * @param total the sum over the days present; 0 if there is none
 * @param corrected what of the total takes back earlier counts; <= 0
 */
public record Window(int days, int daysPresent, long total, long corrected) {

  /** The window of so many days that ends with the day. */
  public static Window endingOn(LocalDate day, int days, DaySeries series) {
    BitSet present = new BitSet(days);
    long total = 0;
    long corrected = 0;
    LocalDate first = day.minusDays(days - 1L);
    for (int i = 0; i < days; i++) {
      LocalDate each = first.plusDays(i);
      Integer count = series.on(each);
      if (count != null) {
        present.set(i);
        total += count;
      }
      corrected += series.correctedOn(each);
      for (Gap gap : series.gapsTo(each)) {
        if (!gap.from().isBefore(first)) {
          total += gap.count();
          present.set((int) (gap.from().toEpochDay() - first.toEpochDay()), i + 1);
        } else {
          corrected -= Math.min(0, gap.count());
        }
      }
    }
    return new Window(days, present.cardinality(), total, corrected);
  }

  /** Whether every day is known. */
  public boolean complete() {
    return daysPresent == days;
  }

  /** The sum over the days present; null: none is. */
  public @Nullable Long sum() {
    return daysPresent == 0 ? null : total;
  }

  /** The mean a day over the days present; null: none is. */
  public @Nullable Double mean() {
    return daysPresent == 0 ? null : (double) total / daysPresent;
  }
}
