package io.giaoban.figures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A count for each day, where known. */
@FunctionalInterface
public interface DaySeries {
  /** The day's count; null: unknown, which is not zero. */
  @Nullable Integer on(LocalDate day);

  /** Counts over several days that end with the day; they are in no single day's count. */
  default Collection<Gap> gapsTo(LocalDate day) {
    return List.of();
  }

  /** What of the day's counts takes back what was counted on earlier days; <= 0. */
  default long correctedOn(LocalDate day) {
    return 0;
  }
}
