package io.giaoban.ledger;

/** What a statement meant to the ledger. */
public enum Entry {
  /** It is the truth now, and says something else than before. */
  CHANGED,
  /** It is the truth now, and says the same as before under a higher revision. */
  CONFIRMED,
  /** It was there already: same revision, same content. */
  REPEATED,
  /** A higher revision is there already. */
  SUPERSEDED,
  /** Another content is there under the same revision; the one there stands. */
  CONFLICTING
}
