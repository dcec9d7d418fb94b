package io.giaoban.dispatch;

/**
 * What came of a proof.
 *
 * @param state how it ended
 * @param detail what was found and what is to be done, for people
 */
public record ProofResult(State state, String detail) {
  /** How a proof ended. */
  public enum State {
    /** The channel proved to be its owner's. */
    VERIFIED,
    /** A link or code is on its way; who gets it has to bring it here. */
    SENT,
    /** It did not. */
    FAILED
  }

  /** The channel proved to be its owner's. */
  public static ProofResult verified() {
    return new ProofResult(State.VERIFIED, "the channel proved to be its owner's");
  }

  /** A link or code is on its way. */
  public static ProofResult sent(String detail) {
    return new ProofResult(State.SENT, detail);
  }

  /** It did not succeed. */
  public static ProofResult failed(String detail) {
    return new ProofResult(State.FAILED, detail);
  }
}
