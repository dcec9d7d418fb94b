package io.giaoban.node.health;

/** Why a thing fares as it does, and what follows from it. */
public enum Reason {
  /** Nothing is wrong. */
  WORKING(State.UP, Consequence.NONE),
  /** The processors share out their cities anew; those that stay are processed on. */
  REBALANCING(State.UP, Consequence.NONE),
  /** Other processes of the role do all the work; this one would take over. */
  UNASSIGNED(State.UP, Consequence.NONE),

  /** Fewer brokers answer than did before: what they had is kept by the others, in fewer copies. */
  BROKER_LOST(State.WARNING, Consequence.NONE),
  /** The registry does not answer, or not us: schemas that are known are used on. */
  REGISTRY_AWAY(State.WARNING, Consequence.NONE),
  /** The data directory is nearly full. */
  DISK_LOW(State.WARNING, Consequence.NONE),
  /** The certificate ends within two weeks. */
  CERTIFICATE_ENDS(State.WARNING, Consequence.NONE),

  /** No broker answers: what is known can be read on, and all goes on once one does. */
  BROKERS_AWAY(State.DOWN, Consequence.NONE),
  /** The topics are not as they were at the start. */
  TOPICS_UNFIT(State.DOWN, Consequence.NONE),
  /** The last step failed, and is tried again. */
  TRYING_AGAIN(State.DOWN, Consequence.NONE),
  /** What was told cannot be written down: somebody else tells these subscribers, or no broker. */
  BOOKS_SHUT(State.DOWN, Consequence.NONE),
  /** Some partitions get no ticks. */
  TICKS_MISSING(State.DOWN, Consequence.NONE),
  /** Clients that look refuse the certificate. */
  CERTIFICATE_ENDED(State.DOWN, Consequence.NONE),

  /** It is on its way. */
  STARTING(State.DOWN, Consequence.UNREADY),
  /** It reads back the state that it has lost or taken over. */
  RESTORING(State.DOWN, Consequence.UNREADY),
  /** It has not yet read what was told before it was started. */
  CATCHING_UP(State.DOWN, Consequence.UNREADY),
  /** Reports cannot be kept now: feeds had better try elsewhere or later. */
  CANNOT_ACCEPT(State.DOWN, Consequence.UNREADY),

  /** It has not come any further for minutes, and nothing that it waits for takes so long. */
  STUCK(State.DOWN, Consequence.DEAD),
  /** It has ended, and does not begin again by itself. */
  STOPPED(State.DOWN, Consequence.DEAD);

  /** What whoever runs the process should do. */
  private enum Consequence {
    /** Nothing that a restart or less traffic would better. */
    NONE,
    /** Send no traffic here. */
    UNREADY,
    /** Restart the process: nothing else mends it. */
    DEAD
  }

  private final State state;
  private final Consequence consequence;

  Reason(State state, Consequence consequence) {
    this.state = state;
    this.consequence = consequence;
  }

  /** How it fares then. */
  public State state() {
    return state;
  }

  /** Whether the process should get traffic in spite of it. */
  boolean ready() {
    return consequence == Consequence.NONE;
  }

  /** Whether a restart would mend nothing. */
  boolean live() {
    return consequence != Consequence.DEAD;
  }
}
