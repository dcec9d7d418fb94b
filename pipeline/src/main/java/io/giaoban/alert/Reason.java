package io.giaoban.alert;

/** Why a message is told. */
enum Reason {
  /** The condition holds. */
  HOLDS,
  /** It holds again on days for which the alert was cancelled. */
  HOLDS_AGAIN,
  /** A correction split the days of another alert. */
  SPLIT_OFF,
  /** A correction took the end back. */
  REOPENED,
  /** A correction moved the first day. */
  FIRST_DAY,
  /** The rule's severity is another. */
  SEVERITY,
  /** Another rule's alert covers it, or no longer. */
  INHIBITION,
  /** A silence covers it, or no longer. */
  SILENCE,
  /** The figure is higher than ever in the episode. */
  NEW_PEAK,
  /** The condition holds on another day. */
  NEW_DAY,
  /** The day that was told while it was open is closed. */
  FINAL,
  /** A correction changed what was told, or took the ground from under it. */
  CORRECTED,
  /** Closed days say that it is over. */
  CLEARED,
  /** A correction joined its days to another alert's. */
  JOINED,
  /** The rule says something else now. */
  RULE_CHANGED,
  /** The rule is no more. */
  RULE_DELETED,
  /** The rule looks at this place no longer, or the place is no more. */
  OUT_OF_SCOPE
}
