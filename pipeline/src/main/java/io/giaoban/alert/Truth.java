package io.giaoban.alert;

/**
 * What a condition comes to (Kleene's strong three-valued logic, as CEL's {@code &&} and {@code ||}
 * absorb what is unknown where the rest decides).
 */
enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  static Truth of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
