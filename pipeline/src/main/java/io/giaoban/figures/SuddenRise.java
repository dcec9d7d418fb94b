package io.giaoban.figures;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A count far above those of the days before, and alone there: more likely a heap of older cases
 * entered at once than a day of the epidemic. Two such days in a row are taken for a wave, so that
 * a true rise is believed on its second day.
 *
 * <p>The limit is Hampel's: the median of the {@value #BASELINE_DAYS} days before plus {@value
 * #DEVIATIONS} times their scaled median absolute deviation, which neither an earlier heap nor a
 * missing day moves much; never less than {@value #RATIO} times the median, as waves double within
 * days. (F. R. Hampel, "The influence curve and its role in robust estimation", JASA 69, 1974.)
 *
 * @param count the day's count; of figures over several days what they come to a day
 * @param limit the highest count that is believed
 * @param median of the days before
 * @param days how many days before are known
 */
public record SuddenRise(int count, double limit, double median, int days) {
  /** The named reason for which a day is suspect. */
  public static final String REASON = "SUDDEN_RISE";

  /** By how many days before it a day is judged. */
  public static final int BASELINE_DAYS = 14;

  static final int FEWEST_DAYS = 7;
  static final double DEVIATIONS = 10;
  static final double RATIO = 3;

  /** Makes the median absolute deviation the standard deviation of a normal distribution. */
  private static final double SCALE = 1.4826;

  /** Small counts scatter by chance alone. */
  private static final double LEAST_DEVIATION = 5;

  /** The rise on a day; null: there is none, or too few days before are known to tell. */
  public static @Nullable SuddenRise on(LocalDate day, DaySeries series) {
    SuddenRise rise = aboveLimit(day, series);
    return rise == null
            || rise.exceededOn(day.minusDays(1), series)
            || rise.exceededOn(day.plusDays(1), series)
        ? null
        : rise;
  }

  /** The same without a look at the days beside it, which a single unit may not report. */
  public static @Nullable SuddenRise aboveLimit(LocalDate day, DaySeries series) {
    Integer count = judged(day, series);
    if (count == null) {
      return null;
    }
    double[] before = new double[BASELINE_DAYS];
    int known = 0;
    for (int i = 1; i <= BASELINE_DAYS; i++) {
      Integer other = series.on(day.minusDays(i));
      if (other != null) {
        before[known++] = other;
      }
    }
    if (known < FEWEST_DAYS) {
      return null;
    }
    double median = median(before, known);
    for (int i = 0; i < known; i++) {
      before[i] = Math.abs(before[i] - median);
    }
    double deviation = SCALE * median(before, known);
    double spread = Math.max(deviation, Math.max(Math.sqrt(Math.max(0, median)), LEAST_DEVIATION));
    double limit = Math.max(median + DEVIATIONS * spread, RATIO * median);
    return count > limit ? new SuddenRise(count, limit, median, known) : null;
  }

  /**
   * The day's count, and of figures over several days that end with it what they come to a day;
   * null: neither is known.
   */
  private static @Nullable Integer judged(LocalDate day, DaySeries series) {
    Integer count = series.on(day);
    Collection<Gap> gaps = series.gapsTo(day);
    if (gaps.isEmpty()) {
      return count;
    }
    long sum = count == null ? 0 : count;
    for (Gap gap : gaps) {
      sum += gap.count() / (ChronoUnit.DAYS.between(gap.from(), gap.to()) + 1);
    }
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, sum));
  }

  /** For people: the value found and what was expected. */
  public String detail() {
    return "%d new cases a day (expected: <= %d, as the median of %d of the %d days before is %.1f)"
        .formatted(count, (long) limit, days, BASELINE_DAYS, median);
  }

  private boolean exceededOn(LocalDate day, DaySeries series) {
    Integer other = judged(day, series);
    return other != null && other > limit;
  }

  private static double median(double[] values, int size) {
    Arrays.sort(values, 0, size);
    int half = size / 2;
    return size % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
