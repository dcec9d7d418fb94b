package io.giaoban.node;

import io.giaoban.alert.Rule;
import io.giaoban.api.Endpoint;
import io.giaoban.dispatch.AlertOffsets;
import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Subscriptions;
import io.giaoban.dispatch.api.SubscriptionDoor;
import io.giaoban.dispatch.history.DeliveryView;
import io.giaoban.place.Places;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/** The door for subscribers, in a process. */
final class SubscriberRole {
  private final DeliveryView deliveries;
  private final SubscriptionDoor door;

  private SubscriberRole(DeliveryView deliveries, SubscriptionDoor door) {
    this.deliveries = deliveries;
    this.door = door;
  }

  /**
   * Starts what it needs besides what the process knows anyway.
   *
   * @param operatorKey opens every subscription
   * @param open whether anybody may subscribe
   * @param parts takes charge of what is started
   */
  static SubscriberRole start(
      String operatorKey,
      boolean open,
      Parts parts,
      String bootstrapServers,
      String registryUrl,
      Admin admin,
      DefinitionView<Subscription, Subscriptions> subscriptions,
      SubscriberSecrets secrets,
      Supplier<List<Rule>> rules,
      Supplier<Places> places,
      ChannelProof proof) {
    DeliveryView deliveries = parts.started(DeliveryView.start(bootstrapServers, registryUrl));
    return new SubscriberRole(
        deliveries,
        new SubscriptionDoor(
            operatorKey,
            open,
            parts.started(SubscriptionTopic.start(bootstrapServers, subscriptions)),
            secrets,
            new AlertOffsets(admin),
            filter -> known(rules.get(), places.get()).check(filter),
            proof,
            deliveries,
            Clock.systemUTC()));
  }

  boolean healthy() {
    return deliveries.healthy();
  }

  /** What can be asked. */
  List<Endpoint> endpoints() {
    return door.endpoints();
  }

  private static KnownScope known(List<Rule> rules, Places places) {
    return new KnownScope(rules.stream().map(Rule::id).toList(), places.cities());
  }
}
