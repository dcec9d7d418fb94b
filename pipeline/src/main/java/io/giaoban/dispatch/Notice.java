package io.giaoban.dispatch;

import io.giaoban.schema.Alert;
import io.giaoban.wire.Origin;
import java.util.List;

/**
 * What a subscriber is told at once.
 *
 * @param id the same on every attempt, also by another dispatcher: {@code webhook-id}, the mail's
 *     message id
 * @param subscription whom it is for
 * @param steps what is told, in the order in which it came: one, or several in a digest
 */
public record Notice(String id, Subscription subscription, List<Step> steps) {
  /**
   * A message of an alert.
   *
   * @param message the message
   * @param joined numbers of earlier messages of the alert that were not told, and that this one
   *     stands for
   * @param origin where the report came from that the message is laid to
   */
  public record Step(Alert message, List<Integer> joined, Origin origin) {
    public Step {
      joined = List.copyOf(joined);
    }
  }

  public Notice {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("notice " + id + ": empty (expected: a message)");
    }
  }

  /** Where it came from; of a digest, what came last. */
  public Origin origin() {
    return steps.get(steps.size() - 1).origin();
  }
}
