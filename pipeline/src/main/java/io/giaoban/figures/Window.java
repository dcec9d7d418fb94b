package io.giaoban.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A trailing window over days, the day itself included: June 7's window of 7 days is June 1 to 7.
 * Missing days are left out, never taken for zero.
 *
 * @param days the window's length
 * @param daysPresent how many of them are known
 * @param total the sum over the days present; 0 if there is none
 */
public record Window(int days, int daysPresent, long total) {

  /** The window of so many days that ends with the day. */
  public static Window endingOn(LocalDate day, int days, DaySeries series) {
    int present = 0;
    long total = 0;
    for (int i = 0; i < days; i++) {
      Integer count = series.on(day.minusDays(i));
      if (count != null) {
        present++;
        total += count;
      }
    }
    return new Window(days, present, total);
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
