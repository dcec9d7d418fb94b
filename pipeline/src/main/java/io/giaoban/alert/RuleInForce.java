package io.giaoban.alert;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.time.Instant;

/**
 * A rule as it is in force in a city.
 *
 * @param compiled the rule
 * @param since since when, by the city's clock; the epoch: since ever
 * @param backfill whether episodes that were over before are told, too
 */
public record RuleInForce(CompiledRule compiled, Instant since, boolean backfill) {

  /** The rule. */
  public Rule rule() {
    return compiled.rule();
  }

  /** Whether what ended under an earlier version of the rule is left as it was told. */
  boolean leaves(Alert told) {
    return told.getRuleSince() != null
        && !told.getRuleSince().equals(since)
        && (told.getState() == AlertState.RESOLVED || told.getState() == AlertState.CANCELLED);
  }

  /** Whether an earlier version of the rule told it. */
  boolean inherited(Alert told) {
    return told.getRuleSince() != null && !told.getRuleSince().equals(since);
  }
}
