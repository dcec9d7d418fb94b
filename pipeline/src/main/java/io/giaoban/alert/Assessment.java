package io.giaoban.alert;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a rule sees in one day.
 *
 * @param day the day
 * @param closed whether the day is closed: only such a day can end an episode
 * @param verdict what the rule's conditions say
 * @param value the rule's figure; null: unknown
 */
record Assessment(LocalDate day, boolean closed, Verdict verdict, @Nullable Double value) {

  /** What a rule's conditions say of a day. */
  enum Verdict {
    /** {@code when} holds. */
    HOLDS,
    /** {@code until} holds. */
    CLEARS,
    /** Neither holds: the day lies between the lines. */
    BETWEEN,
    /** What they need is unknown or suspect: the day neither raises nor resolves. */
    UNKNOWN
  }
}
