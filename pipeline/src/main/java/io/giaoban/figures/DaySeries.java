package io.giaoban.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A count for each day, where known. */
@FunctionalInterface
public interface DaySeries {
  /** The day's count; null: unknown, which is not zero. */
  @Nullable Integer on(LocalDate day);
}
