package io.giaoban.cli;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast a replay goes.
 *
 * @param daysPerSecond days of the data in a second; infinite: as fast as it can
 */
record Speed(double daysPerSecond) {
  static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  /** Begins a replay at this speed. */
  Pace start() {
    return new Pace(System.nanoTime());
  }

  /** A replay under way. */
  final class Pace {
    private long due;

    private Pace(long now) {
      due = now;
    }

    /** Waits until the day's turn has come. */
    void awaitDay(LocalDate before, LocalDate day) throws InterruptedException {
      double days = ChronoUnit.DAYS.between(before, day);
      due += (long) (days / daysPerSecond * TimeUnit.SECONDS.toNanos(1));
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    }
  }

  /** Reads {@code max} or a number > 0. */
  static final class Converter implements ITypeConverter<Speed> {
    @Override
    public Speed convert(String text) {
      if (text.equals("max")) {
        return MAX;
      }
      try {
        double days = Double.parseDouble(text);
        if (days > 0) {
          return new Speed(days);
        }
      } catch (NumberFormatException e) {
        // said below, like every number that is none
      }
      throw new TypeConversionException(
          "speed: \"" + text + "\" (expected: days per second > 0, or max)");
    }
  }
}
