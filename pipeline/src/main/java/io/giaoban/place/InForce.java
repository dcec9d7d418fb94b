package io.giaoban.place;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that follow each other: each is in force from its own point on until the next one's, the
 * first also before its own.
 */
final class InForce {
  private InForce() {}

  /**
   * The value in force at a point.
   *
   * @param values in the order in which they come into force; at least one
   * @param from the point from which a value is in force; null: since ever
   */
  static <T, K extends Comparable<? super K>> T at(
      List<T> values, Function<T, @Nullable K> from, K point) {
    for (int i = values.size() - 1; i > 0; i--) {
      K start = from.apply(values.get(i));
      if (start == null || start.compareTo(point) <= 0) {
        return values.get(i);
      }
    }
    return values.get(0);
  }

  /**
   * Checks that values follow each other.
   *
   * @param what whose they are, for people
   * @throws IllegalArgumentException naming the point that is missing or comes too early
   */
  static <T, K extends Comparable<? super K>> void check(
      String what, List<T> values, Function<T, @Nullable K> from) {
    for (int i = 1; i < values.size(); i++) {
      K before = from.apply(values.get(i - 1));
      K start = from.apply(values.get(i));
      if (start == null || (before != null && before.compareTo(start) >= 0)) {
        throw new IllegalArgumentException(
            "%s: %s after %s (expected: strictly ascending)"
                .formatted(what, start == null ? "none" : start, before == null ? "none" : before));
      }
    }
  }
}
