package io.giaoban.board.live;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Of each lane the offset of the record that is told next. */
final class Positions {
  private final long[] next;

  private Positions(long[] next) {
    this.next = next;
  }

  /**
   * Those positions.
   *
   * @throws IllegalArgumentException if one is negative
   */
  static Positions of(long... next) {
    if (Arrays.stream(next).anyMatch(offset -> offset < 0)) {
      throw new IllegalArgumentException(Arrays.toString(next) + " (expected: >= 0)");
    }
    return new Positions(next.clone());
  }

  /** The beginning of so many lanes. */
  static Positions start(int lanes) {
    return new Positions(new long[lanes]);
  }

  int lanes() {
    return next.length;
  }

  long next(int lane) {
    return next[lane];
  }

  long[] toArray() {
    return next.clone();
  }

  Positions with(int lane, long offset) {
    long[] other = next.clone();
    other[lane] = offset;
    return new Positions(other);
  }

  /** Whether nothing before the other positions is missing. */
  boolean reached(Positions other) {
    for (int lane = 0; lane < next.length; lane++) {
      if (next[lane] < other.next[lane]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Positions positions && Arrays.equals(next, positions.next);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(next);
  }

  @Override
  public String toString() {
    return Arrays.toString(next);
  }
}
