package io.giaoban.dispatch.api;

import io.giaoban.api.Endpoint;
import io.giaoban.api.EndpointBuilder;
import io.giaoban.api.Example;
import io.giaoban.api.Parameter;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.giaoban.api.Type;
import io.giaoban.dispatch.ChannelCodes;
import io.giaoban.dispatch.ProofResult;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.history.DeliveryView;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnprocessableContentResponse;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * How channels prove to be their owners', and how who is told ends it: by links in messages, which
 * programs follow before people do, so that only a button does anything.
 */
final class ProofRoutes {
  private static final Parameter<String> ID = SubscriptionRoutes.ID;
  private static final Parameter<String> CODE =
      Parameter.query("code", Type.TEXT, "The code of the link.").mandatory();
  private static final Parameter<String> DIGITS =
      Parameter.query("code", Type.TEXT, "The eight digits of a text message, or a link's code.");
  private static final Example NO_LINK =
      Example.of("no link").with("id", "none").with("code", "none").answeredWith(404);

  private final Doorkeeper keeper;
  private final Subscribing desk;
  private final SubscriptionStore store;
  private final ChannelCodes codes;
  private final TryLimits limits;
  private final DeliveryView deliveries;

  /**
   * The routes.
   *
   * @param codes of the links
   * @param limits how often digits may be tried
   */
  ProofRoutes(
      Doorkeeper keeper,
      Subscribing desk,
      SubscriptionStore store,
      ChannelCodes codes,
      TryLimits limits,
      DeliveryView deliveries) {
    this.keeper = keeper;
    this.desk = desk;
    this.store = store;
    this.codes = codes;
    this.limits = limits;
    this.deliveries = deliveries;
  }

  /** What can be asked. */
  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/v1/subscriptions/{id}/verify", "verifySubscription", Tag.SUBSCRIPTIONS)
            .summary("Verify a channel: challenge a webhook, send a link or code again, or try one")
            .description(
                "Without `code` a webhook is challenged at once, and to a mailbox or telephone a"
                    + " message is sent: 10 an hour, to one mailbox or telephone 5. With `code`"
                    + " that is tried: 5 an hour.")
            .keyed()
            .parameters(ID, DIGITS)
            .answers(200, "What came of it.", ToldSubscription.WHOLE)
            .refuses(404, "There is no such subscription, or the token is another's.")
            .refuses(422, "It is another code.")
            .refuses(429, "It was tried too often; again after `Retry-After` seconds.")
            .refuses(503, "It could not be made safe; do the same again later.")
            .example(Example.of("none").with("id", "none").answeredWith(404))
            .handledBy(Requests.handling(this::verify)),
        page("confirm", "getConfirmation", "The page behind a link that confirms")
            .answers(200, "A page with a button.", "text/html", Shape.text())
            .handledBy(exchange -> show(exchange, LinkPage.CONFIRM, codes::confirms)),
        act("confirm", "confirmSubscription", "Confirm by a link that was sent")
            .answers(200, "A page that says so.", "text/html", Shape.text())
            .handledBy(Requests.handling(this::confirm)),
        page("unsubscribe", "getUnsubscription", "The page behind a link that unsubscribes")
            .answers(200, "A page with a button.", "text/html", Shape.text())
            .handledBy(exchange -> show(exchange, LinkPage.UNSUBSCRIBE, codes::unsubscribes)),
        act("unsubscribe", "unsubscribe", "Unsubscribe by a link that was sent, in one click")
            .description(
                "As RFC 8058 has it. The subscription is deleted: who wants no more is forgotten.")
            .answers(200, "A page that says so.", "text/html", Shape.text())
            .handledBy(Requests.handling(this::unsubscribe)));
  }

  private static EndpointBuilder page(String what, String id, String summary) {
    return link(Endpoint.get("/v1/subscriptions/{id}/" + what, id, Tag.SUBSCRIPTIONS), summary);
  }

  private static EndpointBuilder act(String what, String id, String summary) {
    return link(Endpoint.post("/v1/subscriptions/{id}/" + what, id, Tag.SUBSCRIPTIONS), summary)
        .refuses(503, "It could not be made safe; do the same again later.");
  }

  private static EndpointBuilder link(EndpointBuilder endpoint, String summary) {
    return endpoint
        .summary(summary)
        .parameters(ID, CODE)
        .refuses(404, "The link leads to no subscription, or not any more.")
        .example(NO_LINK);
  }

  private void verify(Context exchange) {
    Doorkeeper.Guest guest = keeper.admit(exchange, ID.require(exchange));
    String code = DIGITS.from(exchange);
    Subscribing.Outcome outcome =
        code == null ? desk.verify(guest) : tried(guest.subscription(), code);
    exchange.json(
        new ToldSubscription(
                outcome.subscription(),
                deliveries.progress(outcome.subscription().id()),
                outcome.proof())
            .whole());
  }

  private Subscribing.Outcome tried(Subscription subscription, String code) {
    limits.code(subscription);
    if (!codes.areDigits(code.strip(), subscription) && !codes.confirms(code, subscription)) {
      throw new UnprocessableContentResponse(
          "code: \"%s\" (expected: the one that was sent to %s)"
              .formatted(code, subscription.wishes().channel().address()));
    }
    return new Subscribing.Outcome(desk.verified(subscription), ProofResult.verified());
  }

  private void show(Context exchange, LinkPage page, BiPredicate<String, Subscription> opens) {
    page.answer(exchange, of(exchange, opens));
  }

  private void confirm(Context exchange) {
    LinkPage.CONFIRMED.answer(exchange, desk.verified(of(exchange, codes::confirms)));
  }

  private void unsubscribe(Context exchange) {
    Subscription ended = of(exchange, codes::unsubscribes);
    desk.remove(ended.id());
    LinkPage.UNSUBSCRIBED.answer(exchange, ended);
  }

  /** The subscription that a link leads to. */
  private Subscription of(Context exchange, BiPredicate<String, Subscription> opens) {
    String code = CODE.require(exchange);
    return store
        .now()
        .find(ID.require(exchange))
        .filter(subscription -> opens.test(code, subscription))
        .orElseThrow(
            () ->
                new NotFoundResponse(
                    "liên kết không còn hiệu lực / the link leads to no subscription (any more)"));
  }
}
