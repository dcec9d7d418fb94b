package io.giaoban.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a look back from a day to the last case ends.
 *
 * @param day the last day with a case, or the first, looking back, that is not known to have none;
 *     since 1970-01-01
 * @param known whether it is the former
 */
public record LastCase(int day, boolean known) {

  /** The last day with a case; null: not known. */
  public @Nullable LocalDate date() {
    return known ? LocalDate.ofEpochDay(day) : null;
  }

  /** Days from the last case to this day; null: not known. */
  public @Nullable Integer daysTo(LocalDate later) {
    return known ? Integer.valueOf(Math.toIntExact(later.toEpochDay() - day)) : null;
  }
}
