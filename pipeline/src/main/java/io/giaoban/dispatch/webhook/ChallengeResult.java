package io.giaoban.dispatch.webhook;

import io.giaoban.dispatch.Outcome;

/**
 * What came of a challenge.
 *
 * @param reason whether it was met, and if not, why
 * @param outcome of the request
 * @param detail what was found and what its owner is to do; of a challenge that was met, that it
 *     was
 */
public record ChallengeResult(Reason reason, Outcome outcome, String detail) {
  /** Whether a challenge was met. */
  public enum Reason {
    /** The webhook answered with it. */
    MET,
    /** There was no answer with a status of 2xx. */
    NOT_ACCEPTED,
    /** The webhook answered with something else. */
    NOT_ECHOED
  }

  /** Whether the webhook may be used. */
  public boolean met() {
    return reason == Reason.MET;
  }
}
