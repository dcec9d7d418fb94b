package io.giaoban.node.health;

import io.giaoban.wire.LoopState;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What was found when something was looked at.
 *
 * @param reason the name of it
 * @param detail the figures to it, for people
 */
public record Finding(Reason reason, String detail) {
  private static final Comparator<Finding> BY_WEIGHT = Comparator.comparing(Finding::reason);

  /** Nothing is wrong. */
  public static Finding working(String detail) {
    return new Finding(Reason.WORKING, detail);
  }

  /** What the state of a loop means. */
  public static Finding of(LoopState loop) {
    Reason reason =
        switch (loop.kind()) {
          case STEPPING -> Reason.WORKING;
          case TRYING_AGAIN -> Reason.TRYING_AGAIN;
          case STUCK -> Reason.STUCK;
          case ENDED -> Reason.STOPPED;
        };
    return new Finding(reason, loop.detail());
  }

  /** The gravest; of equals the first. */
  public static Finding worst(Stream<Finding> findings) {
    return findings
        .reduce((one, next) -> BY_WEIGHT.compare(next, one) > 0 ? next : one)
        .orElseGet(() -> working("there is none"));
  }

  /** The same, or where nothing is wrong this detail. */
  public Finding orWorking(String all) {
    return reason == Reason.WORKING ? working(all) : this;
  }
}
