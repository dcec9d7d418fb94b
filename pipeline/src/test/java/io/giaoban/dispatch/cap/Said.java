package io.giaoban.dispatch.cap;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What a message says, and why nobody is told of it, if so.
 *
 * @param state what it says
 * @param cover why nobody is told
 */
record Said(AlertState state, Cover cover) {

  /** Why nobody is told. */
  enum Cover {
    NONE,
    INHIBITED,
    SILENCED,
    BACKFILL
  }

  /** Any; half of them are told. */
  static Arbitrary<Said> any() {
    return Combinators.combine(
            Arbitraries.of(AlertState.values()),
            Arbitraries.oneOf(Arbitraries.just(Cover.NONE), Arbitraries.of(Cover.values())))
        .as(Said::new);
  }

  /** Covers a message so. */
  void cover(Alert message) {
    message.setInhibitedBy(cover == Cover.INHIBITED ? "cases-3000" : null);
    message.setSilencedBy(cover == Cover.SILENCED ? "night" : null);
    message.setBackfill(cover == Cover.BACKFILL);
  }
}
