package io.giaoban.place;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cut-off and since when it has been in force.
 *
 * @param from the first reporting day that ends at it; null: since ever
 * @param cutoff when the reporting day ends
 */
public record CutoffPeriod(@Nullable LocalDate from, Cutoff cutoff) {
  /** A cut-off that is in force always. */
  static List<CutoffPeriod> always(Cutoff cutoff) {
    return List.of(new CutoffPeriod(null, cutoff));
  }

  /** The instant at which a day ends by the cut-off in force on it. */
  static Instant endOf(List<CutoffPeriod> cutoffs, LocalDate day, ZoneId zone) {
    return InForce.at(cutoffs, CutoffPeriod::from, day).cutoff().endOf(day, zone);
  }

  /**
   * Checks that the cut-offs follow each other, and that each change leaves its day some time.
   *
   * @throws IllegalArgumentException naming the cut-off's first day and what was expected
   */
  static void check(String what, List<CutoffPeriod> cutoffs, ZoneId zone) {
    if (cutoffs.isEmpty() || cutoffs.get(0).from() != null) {
      throw new IllegalArgumentException(
          "%s: cutoffs: %s (expected: at least one, the first without from)"
              .formatted(what, cutoffs.isEmpty() ? "none" : "from " + cutoffs.get(0).from()));
    }
    InForce.check(what + ": cutoffs", cutoffs, CutoffPeriod::from);
    for (CutoffPeriod period : cutoffs) {
      LocalDate day = period.from();
      if (day == null) {
        continue;
      }
      Duration length =
          Duration.between(endOf(cutoffs, day.minusDays(1), zone), endOf(cutoffs, day, zone));
      if (length.isNegative() || length.isZero()) {
        throw new IllegalArgumentException(
            "%s: cutoff %s from %s: makes that day %s long (expected: > 0)"
                .formatted(what, period.cutoff(), day, length));
      }
    }
  }
}
