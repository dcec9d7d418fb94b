package io.giaoban.figures;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Whom a dose was given to.
 *
 * @param dose the dose's number, 1 = first
 * @param group code of the priority group; null: not split by group
 */
public record DoseGroup(int dose, @Nullable String group) implements Comparable<DoseGroup> {
  private static final Comparator<DoseGroup> ORDER =
      Comparator.comparingInt(DoseGroup::dose)
          .thenComparing(DoseGroup::group, Comparator.nullsFirst(Comparator.naturalOrder()));

  @Override
  public int compareTo(DoseGroup other) {
    return ORDER.compare(this, other);
  }
}
