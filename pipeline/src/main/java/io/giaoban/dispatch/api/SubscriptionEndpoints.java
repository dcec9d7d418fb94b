package io.giaoban.dispatch.api;

import io.giaoban.api.AvroShape;
import io.giaoban.api.Endpoint;
import io.giaoban.api.EndpointBuilder;
import io.giaoban.api.Example;
import io.giaoban.api.ObjectShape;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.giaoban.schema.DeliveryAttempt;
import io.javalin.http.Handler;

/** The subscriptions' endpoints as the description of the interface has them. */
final class SubscriptionEndpoints {
  private static final String ALL = "/v1/subscriptions";
  private static final String ONE = ALL + "/{id}";
  private static final String JSON = "application/json";
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final Shape SECRET = Shape.orNull(Shape.text());
  private static final String SECRET_MEANING =
      "`whsec_…`: a webhook's messages are signed with it. Shown this once; null: there is none.";
  private static final String TOKEN_MEANING =
      "Opens this subscription and nothing else. Shown this once.";
  private static final Example NONE = Example.of("of nobody").with("id", "none").answeredWith(404);

  private SubscriptionEndpoints() {}

  static Endpoint make(Handler handler) {
    return writing(Endpoint.post(ALL, "makeSubscription", Tag.SUBSCRIPTIONS))
        .summary("Subscribe to alerts")
        .description(
            "With the operator's key; with `--open-subscriptions` without any. The channel is"
                + " verified at once; nothing is told before that succeeded. Who does not verify in a"
                + " day may have to make way for others.")
        .takes(JSON, WishesShape.NEW)
        .answers(
            201,
            "The subscription; `Location` is where it is.",
            ObjectShape.named("MadeSubscription", "A new subscription.")
                .including(ToldSubscription.WHOLE)
                .with("token", Shape.text(), TOKEN_MEANING)
                .with("secret", SECRET, SECRET_MEANING))
        .refuses(409, "There are too many subscriptions, or unverified ones of that receiver.")
        .example(
            Example.of("a webhook")
                .answeredWith(201)
                .sending(
                    JSON,
                    """
                    {"name": "Command centre", "contact": "duty@example.org",
                     "channel": {"type": "webhook", "url": "https://hooks.example.org/giaoban"},
                     "filter": {"cities": ["VN-HN"], "severities": ["severe"]}}
                    """))
        .example(
            Example.of("a mail every evening, from a time on")
                .answeredWith(201)
                .sending(
                    JSON,
                    """
                    {"name": "Lan", "channel": {"type": "mail", "to": "lan@example.org"},
                     "languages": ["vi"], "digest": {"at": ["18:30"]}, "catchUp": "latest",
                     "from": "2022-01-02T18:00:00+07:00"}
                    """))
        .example(
            Example.of("of a city that does not report")
                .answeredWith(422)
                .sending(
                    JSON,
                    """
                    {"name": "Lan", "channel": {"type": "sms", "to": "+84901234567"},
                     "filter": {"cities": ["XX-AA"]}}
                    """))
        .handledBy(handler);
  }

  static Endpoint list(Handler handler) {
    return Endpoint.get(ALL, "listSubscriptions", Tag.SUBSCRIPTIONS)
        .summary("All subscriptions for the operator, for an owner the own")
        .keyed()
        .refuses(429, "Too many wrong tokens came from that address.")
        .answers(
            200,
            "The subscriptions.",
            ObjectShape.named("SubscriptionList", "Subscriptions in the order of their making.")
                .with("subscriptions", Shape.listOf(ToldSubscription.SUMMARY), "All of them."))
        .handledBy(handler);
  }

  static Endpoint show(Handler handler) {
    return one(Endpoint.get(ONE, "getSubscription", Tag.SUBSCRIPTIONS))
        .summary("A subscription, and what is still to be told")
        .answers(200, "The subscription.", ToldSubscription.WHOLE)
        .example(NONE)
        .handledBy(handler);
  }

  static Endpoint change(Handler handler) {
    return writing(one(Endpoint.patch(ONE, "changeSubscription", Tag.SUBSCRIPTIONS)))
        .summary("Change what is asked for, pause, go on")
        .description("By RFC 7396. Another address has to be verified like a new one: 10 an hour.")
        .takes(JSON, WishesShape.CHANGED)
        .takes(MERGE_PATCH, WishesShape.CHANGED)
        .answers(
            200,
            "The subscription as it is now.",
            ObjectShape.named("ChangedSubscription", "A subscription that was changed.")
                .including(ToldSubscription.WHOLE)
                .with("secret", SECRET, SECRET_MEANING))
        .refuses(409, "There are too many unverified subscriptions of that receiver.")
        .example(NONE.sending(JSON, "{\"paused\": true}"))
        .handledBy(handler);
  }

  static Endpoint delete(Handler handler) {
    return safe(one(Endpoint.delete(ONE, "deleteSubscription", Tag.SUBSCRIPTIONS)))
        .summary("Delete a subscription")
        .answers(204, "It is deleted.")
        .example(NONE)
        .handledBy(handler);
  }

  static Endpoint rotate(Handler handler) {
    return safe(one(Endpoint.post(ONE + "/secret", "rotateSecret", Tag.SUBSCRIPTIONS)))
        .summary("Give a webhook a new secret")
        .description("The one before signs as well for 24 hours; one still older not any more.")
        .answers(
            200,
            "The subscription with its new secret.",
            ObjectShape.named("RotatedSubscription", "A subscription with a new secret.")
                .including(ToldSubscription.WHOLE)
                .with("secret", Shape.text(), SECRET_MEANING))
        .refuses(422, "It never had a webhook.")
        .example(NONE)
        .handledBy(handler);
  }

  static Endpoint renew(Handler handler) {
    return safe(one(Endpoint.post(ONE + "/token", "renewToken", Tag.SUBSCRIPTIONS)))
        .summary("Give an owner a new token")
        .description("The one before opens nothing from now on.")
        .answers(
            200,
            "The subscription with its new token.",
            ObjectShape.named("RenewedSubscription", "A subscription with a new token.")
                .including(ToldSubscription.WHOLE)
                .with("token", Shape.text(), TOKEN_MEANING))
        .example(NONE)
        .handledBy(handler);
  }

  static Endpoint replay(Handler handler) {
    return safe(one(Endpoint.post(ONE + "/replay", "replaySubscription", Tag.SUBSCRIPTIONS)))
        .summary("Tell alerts anew from a time on")
        .parameters(SubscriptionRoutes.FROM)
        .answers(202, "They will be told, under the same ids.", ToldSubscription.WHOLE)
        .refuses(422, "That time is to come.")
        .example(NONE.with("from", "2022-01-02T18:00:00+07:00"))
        .handledBy(handler);
  }

  static Endpoint deliveries(Handler handler) {
    return one(Endpoint.get(ONE + "/deliveries", "listDeliveries", Tag.SUBSCRIPTIONS))
        .summary("The last attempts to tell a subscriber, the last first")
        .description("Of 30 days, the last 100 at most.")
        .parameters(SubscriptionRoutes.LIMIT, SubscriptionRoutes.BEFORE)
        .answers(
            200,
            "The attempts.",
            ObjectShape.named("DeliveryList", "Attempts to tell a subscriber.")
                .with(
                    "deliveries",
                    Shape.listOf(
                        AvroShape.told(DeliveryAttempt.getClassSchema())
                            .without(SubscriptionRoutes.NOT_OWNERS.toArray(String[]::new))),
                    "The last first."))
        .example(NONE)
        .handledBy(handler);
  }

  private static EndpointBuilder one(EndpointBuilder endpoint) {
    return endpoint
        .keyed()
        .parameters(SubscriptionRoutes.ID)
        .refuses(404, "There is no such subscription, or the token is another's.")
        .refuses(429, "Too many wrong tokens came from that address, or it was tried too often.");
  }

  private static EndpointBuilder safe(EndpointBuilder endpoint) {
    return endpoint.refuses(503, "It could not be made safe; do the same again later.");
  }

  private static EndpointBuilder writing(EndpointBuilder endpoint) {
    return safe(endpoint)
        .keyed()
        .refuses(408, "The body comes too slowly.")
        .refuses(413, "The body is too large.")
        .refuses(415, "The body is of no media type that is known.")
        .refuses(422, "A field is not known, or has no value that it can have.")
        .refuses(429, "That was tried too often; again after `Retry-After` seconds.");
  }
}
