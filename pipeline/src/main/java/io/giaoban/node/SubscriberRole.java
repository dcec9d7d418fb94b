package io.giaoban.node;

import io.giaoban.alert.Rule;
import io.giaoban.api.Endpoint;
import io.giaoban.dispatch.AlertOffsets;
import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.api.SubscriptionDoor;
import io.giaoban.dispatch.history.DeliveryView;
import io.giaoban.node.health.Finding;
import io.giaoban.place.Places;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

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
   * @param proof finds out whether channels are their subscriptions' owners'
   * @param clock of lives and limits
   */
  static SubscriberRole start(
      String operatorKey,
      boolean open,
      Parts parts,
      KafkaSite site,
      DefinitionViews defined,
      SubscriberSecrets secrets,
      ChannelProof proof,
      Clock clock) {
    Supplier<List<Rule>> rules = defined.rules();
    Supplier<Places> places = defined.places();
    DeliveryView deliveries = parts.started(DeliveryView.start(site.cluster()));
    return new SubscriberRole(
        deliveries,
        new SubscriptionDoor(
            operatorKey,
            open,
            parts.started(
                SubscriptionTopic.start(site.cluster().brokers(), defined.subscriptions())),
            secrets,
            new AlertOffsets(site.admin()),
            filter -> known(rules.get(), places.get()).check(filter),
            proof,
            deliveries,
            clock));
  }

  /** How it fares. */
  Finding look() {
    return Finding.of(deliveries.loop());
  }

  /** What can be asked. */
  List<Endpoint> endpoints() {
    return door.endpoints();
  }

  private static KnownScope known(List<Rule> rules, Places places) {
    return new KnownScope(rules.stream().map(Rule::id).toList(), places.cities());
  }
}
