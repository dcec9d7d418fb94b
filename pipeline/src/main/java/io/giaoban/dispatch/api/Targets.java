package io.giaoban.dispatch.api;

import io.giaoban.dispatch.Subscription;
import io.javalin.http.ConflictResponse;

/** Keeps others than the operator from making us trouble whom they like. */
final class Targets {
  /** How many unverified subscriptions there may be of one target. */
  private static final int MOST_UNVERIFIED = 5;

  private final SubscriptionStore store;
  private final TryLimits limits;

  Targets(SubscriptionStore store, TryLimits limits) {
    this.store = store;
    this.limits = limits;
  }

  /**
   * Counts the first proof of a channel.
   *
   * @throws ConflictResponse if too many of its target wait for theirs
   * @throws TooOftenException if its target was troubled too often of late
   */
  void allowProof(Subscription subscription) {
    String target = TryLimits.target(subscription.wishes().channel());
    long unverified =
        store.now().all().stream()
            .filter(other -> other.life().verifiedAt() == null)
            .filter(other -> !other.id().equals(subscription.id()))
            .filter(other -> TryLimits.target(other.wishes().channel()).equals(target))
            .count();
    if (unverified >= MOST_UNVERIFIED) {
      throw new ConflictResponse(
          "channel: %d unverified subscriptions of %s (expected: fewer; verify or delete them)"
              .formatted(unverified, target));
    }
    again(subscription);
  }

  /**
   * Counts another proof of a channel.
   *
   * @throws TooOftenException if its target was troubled too often of late
   */
  void again(Subscription subscription) {
    limits.proof(subscription.wishes().channel());
  }
}
