package io.giaoban.dispatch.api;

import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Target;
import io.javalin.http.ConflictResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps others than the operator from making us trouble whom they like, and from keeping whom they
 * like from subscribing: who does not verify in a day makes way.
 */
final class Targets {
  /** How many unverified subscriptions there may be of one receiver. */
  private static final int MOST_UNVERIFIED = 5;

  private static final int MOST = 10_000;

  /** What is left is the operator's. */
  private static final int MOST_BY_OTHERS = 9_000;

  private static final Duration DAY = Duration.ofDays(1);

  private final SubscriptionStore store;
  private final TryLimits limits;
  private final Clock clock;

  Targets(SubscriptionStore store, TryLimits limits, Clock clock) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Those that have to make way for a new subscription: unverified for a day.
   *
   * @throws ConflictResponse if there is no room for it
   */
  List<Subscription> inTheWay(Subscription made, Asker asker) {
    List<Subscription> ofReceiver = unverified(made);
    if (!asker.operator() && ofReceiver.size() >= MOST_UNVERIFIED) {
      List<Subscription> lapsed = ofReceiver.stream().filter(this::hasLapsed).toList();
      if (!lapsed.isEmpty()) {
        return lapsed;
      }
    }
    int most = asker.operator() ? MOST : MOST_BY_OTHERS;
    if (store.now().size() < most) {
      return List.of();
    }
    return List.of(
        store.now().all().stream()
            .filter(this::hasLapsed)
            .findFirst()
            .orElseThrow(
                () ->
                    new ConflictResponse(
                        "subscriptions: %,d (expected: fewer than %,d; delete those that nobody needs)"
                            .formatted(store.now().size(), most))));
  }

  /** Whether it was not verified within a day. */
  boolean hasLapsed(Subscription subscription) {
    return subscription.life().unverifiedSince(dayAgo());
  }

  /**
   * Counts the first proof of a channel, unless the operator asks for it.
   *
   * @throws ConflictResponse if too many of its receiver wait for theirs
   * @throws TooOftenException if it was asked for, or its target troubled, too often of late
   */
  void allowProof(Asker asker, Subscription subscription) {
    if (asker.operator()) {
      return;
    }
    long waiting = unverified(subscription).stream().filter(other -> !hasLapsed(other)).count();
    if (waiting >= MOST_UNVERIFIED) {
      throw new ConflictResponse(
          "channel: %d unverified subscriptions of %s (expected: fewer; verify or delete them)"
              .formatted(waiting, Target.receiver(subscription.wishes().channel())));
    }
    again(asker, subscription);
  }

  /**
   * Counts another proof of a channel, unless the operator asks for it.
   *
   * @throws TooOftenException if it was asked for, or its target troubled, too often of late
   */
  void again(Asker asker, Subscription subscription) {
    if (!asker.operator()) {
      limits.proof(asker, subscription);
    }
  }

  /** The others of the same receiver that are not verified. */
  private List<Subscription> unverified(Subscription subscription) {
    String receiver = Target.receiver(subscription.wishes().channel());
    return store.now().all().stream()
        .filter(other -> other.life().verifiedAt() == null)
        .filter(other -> !other.id().equals(subscription.id()))
        .filter(other -> Target.receiver(other.wishes().channel()).equals(receiver))
        .toList();
  }

  private Instant dayAgo() {
    return clock.instant().minus(DAY);
  }
}
