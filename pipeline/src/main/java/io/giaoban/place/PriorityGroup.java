package io.giaoban.place;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Group. */
public record PriorityGroup(String code, String name) {
  /** People. */
  public @Nullable Population populationOn(LocalDate day) {
    return null;
  }
}
