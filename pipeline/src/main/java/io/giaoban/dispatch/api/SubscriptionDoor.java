package io.giaoban.dispatch.api;

import io.giaoban.api.Endpoint;
import io.giaoban.dispatch.AlertOffsets;
import io.giaoban.dispatch.ChannelCodes;
import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.history.DeliveryView;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The door for subscribers: all their endpoints. */
public final class SubscriptionDoor {
  private final SubscriptionRoutes routes;
  private final ProofRoutes proofs;

  /**
   * The door.
   *
   * @param operatorKey opens every subscription
   * @param open whether anybody may subscribe; else only who has that key
   * @param store keeps subscriptions
   * @param secrets of webhooks and links
   * @param offsets where subscriptions begin to listen
   * @param known what they can ask for
   * @param proof finds out whose channels are
   * @param deliveries tells how telling fares
   * @param clock of lives and limits
   */
  public SubscriptionDoor(
      String operatorKey,
      boolean open,
      SubscriptionStore store,
      SubscriberSecrets secrets,
      AlertOffsets offsets,
      KnownNames known,
      ChannelProof proof,
      DeliveryView deliveries,
      Clock clock) {
    TryLimits limits = new TryLimits(clock);
    Doorkeeper keeper = new Doorkeeper(operatorKey, open, store, limits);
    Subscribing desk =
        new Subscribing(
            store, offsets, known, new Prover(proof), new Targets(store, limits, clock), clock);
    this.routes = new SubscriptionRoutes(keeper, desk, secrets, deliveries, clock);
    this.proofs =
        new ProofRoutes(keeper, desk, store, new ChannelCodes(secrets), limits, deliveries);
  }

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return Stream.of(routes.endpoints(), proofs.endpoints()).flatMap(List::stream).toList();
  }
}
