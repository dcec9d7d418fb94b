package io.giaoban.wire;

/**
 * How a {@link PollLoop} fares.
 *
 * @param kind of state
 * @param detail what it does, or what went wrong, for people
 */
public record LoopState(Kind kind, String detail) {
  /** What a loop does. */
  public enum Kind {
    /** One step after the other succeeds. */
    STEPPING,
    /** The last step failed. */
    TRYING_AGAIN,
    /** A step does not end. */
    STUCK,
    /** There is no other step. */
    ENDED
  }
}
