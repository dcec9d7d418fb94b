package io.giaoban.node;

import io.giaoban.report.Refusal;
import org.jspecify.annotations.Nullable;

/** In which ways reports are planted: what is done to one, and for what it is refused then. */
enum Way {
  /** A valid first statement. */
  PLAIN(null),
  /** One in another partition than its city's. */
  OTHER_PARTITION(null),
  /** One in another partition, and without a key. */
  NO_KEY(null),
  /** The same bytes again. */
  REPEATED(null),
  /** A lower revision after a higher one. */
  SUPERSEDED(null),
  /** A higher revision with another count. */
  CORRECTED(null),
  /** A higher revision with the same count. */
  CONFIRMED(null),
  /** A higher revision that says that there is no statement. */
  RETRACTED(null),
  /** The same revision with another count. */
  CONFLICTING(Refusal.REVISION_CONFLICT),
  /** No zero byte in front. */
  BROKEN_PREFIX(Refusal.UNREADABLE),
  /** Without its last bytes, or any. */
  CUT(Refusal.UNREADABLE),
  /** Bytes changed, cut or put in at random until it is not valid, whichever the reason. */
  FUZZED(null),
  /** Written with a registered schema in which a count is text. */
  WRONG_TYPE(Refusal.UNREADABLE),
  /** More cases than the city has people. */
  HUGE(Refusal.COUNT_IMPOSSIBLE),
  /** About a unit that the city does not have. */
  UNKNOWN_UNIT(Refusal.UNKNOWN_UNIT),
  /** About a day to come. */
  FUTURE(Refusal.DAY_IN_FUTURE);

  private final @Nullable Refusal refusal;

  Way(@Nullable Refusal refusal) {
    this.refusal = refusal;
  }

  /** Why such a report is refused; null: it is not, or each for a reason of its own. */
  @Nullable Refusal refusal() {
    return refusal;
  }

  /** Whether such a report is the first about its unit and day, not one after it. */
  boolean first() {
    return this == PLAIN || this == OTHER_PARTITION || this == NO_KEY;
  }
}
