package io.giaoban.dispatch;

/** Why the dispatcher stops telling a subscriber until its owner lets it go on. */
public enum HaltReason {
  /** The other side answered 410: it wants no more. */
  GONE,
  /** Every attempt failed for five days. */
  FAILING_FOR_DAYS
}
