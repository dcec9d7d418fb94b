package io.giaoban.dispatch.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.http.HttpCalls;
import io.giaoban.dispatch.http.HttpReply;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.concurrent.CompletionStage;

/**
 * Asks a webhook whether it wants to hear of alerts, before the first: who answers with the random
 * text that it was sent reads what comes, and is not a stranger whose address somebody entered.
 */
public final class WebhookChallenge {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int RANDOM_BYTES = 24;
  private static final String TYPE = "subscription.verification";

  private final HttpCalls http;
  private final SignedCalls signed;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Challenges webhooks.
   *
   * @param http makes requests
   * @param secrets signs them
   * @param clock tells the time of an attempt
   */
  public WebhookChallenge(HttpCalls http, SubscriberSecrets secrets, Clock clock) {
    this.http = http;
    this.signed = new SignedCalls(secrets, clock);
    this.clock = clock;
  }

  /**
   * Challenges the webhook of a subscription, once; completes never exceptionally.
   *
   * @throws IllegalArgumentException if it is told by another channel
   */
  public CompletionStage<ChallengeResult> challenge(Subscription subscription) {
    if (!(subscription.wishes().channel() instanceof Channel.Webhook webhook)) {
      throw new IllegalArgumentException(
          "channel: %s (expected: webhook)".formatted(subscription.wishes().channel().type()));
    }
    String text = random();
    WebhookBody body = new WebhookBody("application/json", body(subscription, text));
    return http.call(signed.post(subscription, webhook.url(), "challenge-" + random(), body))
        .thenApply(reply -> result(reply, text));
  }

  private String body(Subscription subscription, String text) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", TYPE)
            .put("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    body.putObject("data").put("subscription", subscription.id()).put("challenge", text);
    return body.toString();
  }

  private static ChallengeResult result(HttpReply reply, String text) {
    Outcome outcome = reply.outcome();
    if (!outcome.verdict().delivered()) {
      return new ChallengeResult(
          ChallengeResult.Reason.NOT_ACCEPTED,
          outcome,
          "%s: %s; set the webhook right and ask for verification again"
              .formatted(outcome.verdict(), outcome.detail()));
    }
    if (answers(reply.body().strip(), text)) {
      return new ChallengeResult(ChallengeResult.Reason.MET, outcome, "the webhook is verified");
    }
    return new ChallengeResult(
        ChallengeResult.Reason.NOT_ECHOED,
        outcome,
        "HTTP %d with another body (expected: the text in data.challenge of a message of type %s, or {\"challenge\":\"…\"}); let the webhook answer so and ask for verification again"
            .formatted(outcome.status(), TYPE));
  }

  private static boolean answers(String body, String text) {
    if (body.equals(text)) {
      return true;
    }
    try {
      return MAPPER.readTree(body).path("challenge").asText().equals(text);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
