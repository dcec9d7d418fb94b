package io.giaoban.alert;

import org.jspecify.annotations.Nullable;

/** How CEL compares two values. */
enum Comparison {
  EQUAL,
  NOT_EQUAL,
  LESS,
  AT_MOST,
  MORE,
  AT_LEAST;

  /** CEL's operator; null: it is none that compares. */
  static @Nullable Comparison of(String operator) {
    return switch (operator) {
      case "_==_" -> EQUAL;
      case "_!=_" -> NOT_EQUAL;
      case "_<_" -> LESS;
      case "_<=_" -> AT_MOST;
      case "_>_" -> MORE;
      case "_>=_" -> AT_LEAST;
      default -> null;
    };
  }

  /** The same with its two sides exchanged. */
  Comparison mirrored() {
    return switch (this) {
      case EQUAL, NOT_EQUAL -> this;
      case LESS -> MORE;
      case AT_MOST -> AT_LEAST;
      case MORE -> LESS;
      case AT_LEAST -> AT_MOST;
    };
  }

  /**
   * Whether it holds.
   *
   * @param order below, at or above 0 as the left side is below, at or above the right one
   */
  boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  /** Fractions compare as IEEE 754 has it: what is not a number is in no order to anything. */
  boolean holds(double a, double b) {
    return switch (this) {
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
      case LESS -> a < b;
      case AT_MOST -> a <= b;
      case MORE -> a > b;
      case AT_LEAST -> a >= b;
    };
  }

  /** Two values that CEL has found to be comparable: numbers, words or flags. */
  boolean holdsBetween(Object a, Object b) {
    if (a instanceof Double x) {
      return b instanceof Double y
          ? holds(x.doubleValue(), y.doubleValue())
          : holds(compare(x, ((Number) b).longValue()));
    }
    if (a instanceof Number x) {
      return b instanceof Double y
          ? holds(-compare(y, x.longValue()))
          : holds(Long.compare(x.longValue(), ((Number) b).longValue()));
    }
    return a instanceof String x
        ? holds(x.compareTo((String) b))
        : holds(((Boolean) a).compareTo((Boolean) b));
  }

  /** The order of a fraction and a whole number, as CEL's runtime has it. */
  static int compare(double a, long b) {
    if (a < (double) Long.MIN_VALUE) {
      return -1;
    }
    return a > (double) Long.MAX_VALUE ? 1 : Double.compare(a, (double) b);
  }
}
