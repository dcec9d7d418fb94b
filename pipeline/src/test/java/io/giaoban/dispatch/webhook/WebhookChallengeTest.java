package io.giaoban.dispatch.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Channel.Webhook.Format;
import io.giaoban.dispatch.TestSubscriber;
import io.giaoban.dispatch.http.AllowedNetworks;
import io.giaoban.dispatch.http.GuardedHttp;
import io.giaoban.dispatch.http.HttpCalls;
import io.giaoban.dispatch.http.HttpReply;
import io.giaoban.dispatch.webhook.ChallengeResult.Reason;
import io.giaoban.subscriber.Answer;
import io.giaoban.subscriber.Proof;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether a webhook wants to hear of alerts. */
class WebhookChallengeTest {
  private final TestSubscriber subscriber = new TestSubscriber().learn(Notices.secretText(1));
  private GuardedHttp http = new GuardedHttp(AllowedNetworks.of(List.of("127.0.0.1")));

  @AfterEach
  void close() {
    subscriber.close();
    http.close();
  }

  @Test
  void shouldVerifyWhoAnswersWithTheChallenge() throws Exception {
    ChallengeResult result = challenged();
    assertThat(result.met()).isTrue();
    assertThat(result.detail()).isEqualTo("the webhook is verified");
    assertThat(subscriber.proofs()).containsExactly(new Proof(true, ""));
    JsonNode body = new JsonMapper().readTree(subscriber.received().get(0).body());
    assertThat(body.get("type").asText()).isEqualTo("subscription.verification");
    assertThat(body.get("timestamp").asText()).endsWith("Z");
    assertThat(body.at("/data/subscription").asText()).isEqualTo("sub-1");
    assertThat(body.at("/data/challenge").asText()).hasSizeGreaterThan(20);
  }

  @Test
  void shouldAskADifferentQuestionEachTime() throws Exception {
    challenged();
    challenged();
    assertThat(subscriber.received().stream().map(message -> message.body()))
        .doesNotHaveDuplicates();
    assertThat(subscriber.receivedIds()).doesNotHaveDuplicates();
  }

  @Test
  void shouldVerifyWhoAnswersInJson() throws Exception {
    HttpCalls echo = call -> http.call(call).thenApply(WebhookChallengeTest::asJson);
    assertThat(challenged(echo).met()).isTrue();
  }

  @Test
  void shouldNotVerifyWhoAnswersSomethingElse() throws Exception {
    for (String body : List.of("", "ok", "{}", "{\"challenge\":\"\"}", "null", "[")) {
      subscriber.thenAnswer(Answer.of(200).saying(body));
      ChallengeResult result = challenged();
      assertThat(result.reason()).isEqualTo(Reason.NOT_ECHOED);
      assertThat(result.detail())
          .startsWith("HTTP 200 with another body (expected: the text in data.challenge")
          .endsWith("let the webhook answer so and ask for verification again");
    }
  }

  @Test
  void shouldNotVerifyWhoRefuses() throws Exception {
    subscriber.thenAnswer(404);
    ChallengeResult result = challenged();
    assertThat(result.reason()).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(result.outcome().status()).isEqualTo(404);
    assertThat(result.detail())
        .isEqualTo(
            "REFUSED: HTTP 404 (expected: 2xx); set the webhook right and ask for verification again");
  }

  @Test
  void shouldNotAskInThePrivateNetwork() throws Exception {
    http.close();
    http = new GuardedHttp(AllowedNetworks.NONE);
    ChallengeResult result = challenged();
    assertThat(result.reason()).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(result.detail())
        .contains("FORBIDDEN_ADDRESS: 127.0.0.1: 127.0.0.1, loopback (expected: a public address)");
    assertThat(subscriber.received()).isEmpty();
  }

  @Test
  void shouldChallengeWebhooksOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WebhookChallenge(http, Notices.SECRETS, Clock.systemUTC())
                    .challenge(
                        Notices.subscription(
                            new Channel.Mail("lan@example.org"), null, List.of(Notices.secret(1)))))
        .withMessage("channel: mail (expected: webhook)");
  }

  private ChallengeResult challenged() throws Exception {
    return challenged(http);
  }

  private ChallengeResult challenged(HttpCalls calls) throws Exception {
    return new WebhookChallenge(calls, Notices.SECRETS, Clock.systemUTC())
        .challenge(Notices.subscription(subscriber.url(), Format.JSON))
        .toCompletableFuture()
        .get(1, TimeUnit.MINUTES);
  }

  private static HttpReply asJson(HttpReply reply) {
    return new HttpReply(reply.outcome(), " {\"challenge\" : \"" + reply.body() + "\"}\n");
  }
}
