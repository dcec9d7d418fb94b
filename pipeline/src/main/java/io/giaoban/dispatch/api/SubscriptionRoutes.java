package io.giaoban.dispatch.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.api.Endpoint;
import io.giaoban.api.Parameter;
import io.giaoban.api.Type;
import io.giaoban.dispatch.Access.SecretVersion;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Token;
import io.giaoban.dispatch.Wishes;
import io.giaoban.dispatch.history.DeliveryView;
import io.giaoban.schema.DeliveryAttempt;
import io.giaoban.wire.AvroJson;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Subscriptions over HTTP: the operator's and each owner's own. */
final class SubscriptionRoutes {
  static final Parameter<String> ID =
      Parameter.path("id", "The subscription's id.", "1f0c5e7a9b3d2c4e6f80");
  static final Parameter<Instant> FROM =
      Parameter.query("from", Type.INSTANT, "Alerts known then or later are told anew.")
          .such("2022-01-02T18:00:00+07:00")
          .mandatory();
  static final Parameter<Integer> LIMIT =
      Parameter.query("limit", Type.wholeNumber(1, 100), "How many at most; 20 if missing.");
  static final Parameter<Instant> BEFORE =
      Parameter.query("before", Type.INSTANT, "Only attempts that began earlier.");
  static final List<String> NOT_OWNERS = List.of("subscription", "dispatcher");
  private static final int USUAL_LIMIT = 20;

  private final Doorkeeper keeper;
  private final Subscribing desk;
  private final SubscriberSecrets secrets;
  private final DeliveryView deliveries;
  private final Clock clock;

  SubscriptionRoutes(
      Doorkeeper keeper,
      Subscribing desk,
      SubscriberSecrets secrets,
      DeliveryView deliveries,
      Clock clock) {
    this.keeper = keeper;
    this.desk = desk;
    this.secrets = secrets;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** What can be asked. */
  List<Endpoint> endpoints() {
    return List.of(
        SubscriptionEndpoints.make(Requests.handling(this::make)),
        SubscriptionEndpoints.list(Requests.handling(this::list)),
        SubscriptionEndpoints.show(Requests.handling(this::show)),
        SubscriptionEndpoints.change(Requests.handling(this::change)),
        SubscriptionEndpoints.delete(Requests.handling(this::delete)),
        SubscriptionEndpoints.rotate(Requests.handling(this::rotate)),
        SubscriptionEndpoints.renew(Requests.handling(this::renew)),
        SubscriptionEndpoints.replay(Requests.handling(this::replay)),
        SubscriptionEndpoints.deliveries(Requests.handling(this::deliveries)));
  }

  private void make(Context exchange) throws IOException {
    Asker asker = keeper.admitMaker(exchange);
    ObjectNode body = Requests.object(exchange);
    Instant from = Refusing.wishes(() -> Requests.takeTime(body, FROM.name(), clock));
    Wishes wishes = Refusing.wishes(() -> StrictJson.read(body, Wishes.class));
    String token = Token.random();
    Subscribing.Outcome made = desk.make(wishes, token, from, asker);
    ObjectNode answer = whole(made).put("token", token);
    answer.put("secret", secret(made.subscription()));
    exchange.status(HttpStatus.CREATED);
    exchange.header("Location", "/v1/subscriptions/" + made.subscription().id());
    once(exchange, answer);
  }

  private void list(Context exchange) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode all = answer.putArray("subscriptions");
    keeper.admit(exchange).forEach(one -> all.add(told(one).summary()));
    exchange.json(answer);
  }

  private void show(Context exchange) {
    exchange.json(told(guest(exchange).subscription()).whole());
  }

  private void change(Context exchange) throws IOException {
    Doorkeeper.Guest guest = guest(exchange);
    ObjectNode body = Requests.object(exchange);
    WishesPatch patch = Refusing.wishes(() -> new WishesPatch(body));
    Subscribing.Changed changed = desk.change(guest, patch);
    ObjectNode answer = whole(changed.outcome());
    // Only who had no webhook before learns its secret here.
    boolean first = changed.before().access().secrets().isEmpty();
    answer.put("secret", first ? secret(changed.outcome().subscription()) : null);
    once(exchange, answer);
  }

  private void delete(Context exchange) {
    desk.remove(guest(exchange).subscription().id());
    exchange.status(HttpStatus.NO_CONTENT);
  }

  private void rotate(Context exchange) {
    Subscription rotated = desk.rotate(guest(exchange).subscription().id());
    once(exchange, told(rotated).whole().put("secret", secret(rotated)));
  }

  private void renew(Context exchange) {
    String token = Token.random();
    Subscription renewed = desk.renew(guest(exchange).subscription().id(), token);
    once(exchange, told(renewed).whole().put("token", token));
  }

  private void replay(Context exchange) {
    Doorkeeper.Guest guest = guest(exchange);
    Instant from = Refusing.wishes(() -> Requests.past(FROM.require(exchange), FROM.name(), clock));
    exchange.status(HttpStatus.ACCEPTED);
    exchange.json(told(desk.replay(guest.subscription().id(), from)).whole());
  }

  private void deliveries(Context exchange) {
    String id = guest(exchange).subscription().id();
    int limit = Objects.requireNonNullElse(LIMIT.from(exchange), USUAL_LIMIT);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode attempts = answer.putArray("deliveries");
    for (DeliveryAttempt attempt : deliveries.last(id, BEFORE.from(exchange), limit)) {
      attempts.add(AvroJson.of(attempt).remove(NOT_OWNERS));
    }
    exchange.json(answer);
  }

  private Doorkeeper.Guest guest(Context exchange) {
    return keeper.admit(exchange, ID.require(exchange));
  }

  private ObjectNode whole(Subscribing.Outcome outcome) {
    return new ToldSubscription(
            outcome.subscription(),
            deliveries.progress(outcome.subscription().id()),
            outcome.proof())
        .whole();
  }

  private ToldSubscription told(Subscription subscription) {
    return new ToldSubscription(subscription, deliveries.progress(subscription.id()), null);
  }

  private @Nullable String secret(Subscription subscription) {
    List<SecretVersion> versions = subscription.access().secrets();
    return subscription.wishes().channel() instanceof Channel.Webhook
        ? secrets.webhookSecret(subscription.id(), versions.get(versions.size() - 1).number())
        : null;
  }

  /** What is shown once, nobody on the way keeps. */
  private static void once(Context exchange, ObjectNode answer) {
    exchange.header("Cache-Control", "no-store");
    exchange.json(answer);
  }
}
