package io.giaoban.ledger;

/** What a statement meant to the ledger. */
public enum Entry {
  /** It is the truth now, where nothing stood. */
  STATED,
  /** It is the truth now, in place of another content. */
  CORRECTED,
  /** It says that there is none: the day is missing. */
  RETRACTED,
  /** It is the truth now, and says the same as before under a higher revision. */
  CONFIRMED,
  /** It was there already: same revision, same content. */
  REPEATED,
  /** A higher revision is there already. */
  SUPERSEDED,
  /** Another content is there under the same revision; the one there stands. */
  CONFLICTING;

  /** Whether another content is the truth now. */
  public boolean changes() {
    return this == STATED || this == CORRECTED || this == RETRACTED;
  }
}
