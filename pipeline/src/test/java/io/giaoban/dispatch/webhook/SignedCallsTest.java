package io.giaoban.dispatch.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.giaoban.dispatch.Access.SecretVersion;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.http.HttpCall;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signatures by Standard Webhooks. */
class SignedCallsTest {
  private static final URI URL = URI.create("http://127.0.0.1:1/");
  private static final WebhookBody BODY = new WebhookBody("application/json", "{}");
  private static final Clock CLOCK = Clock.fixed(Notices.NOW, ZoneOffset.UTC);

  /** The specification's own example. */
  @Test
  void shouldSignAsThePublishedVectorDoes() {
    assertThat(
            SignedCalls.signature(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void shouldSignWithBothSecretsWhileTheyAreExchanged() {
    SecretVersion old = new SecretVersion(1, Notices.NOW, Notices.NOW.plusSeconds(1));
    HttpCall call = call(old, Notices.secret(2));
    assertThat(call.headers())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("webhook-id", "msg-1")
        .containsEntry("webhook-timestamp", "1641146707")
        .containsEntry("webhook-signature", signature(2) + " " + signature(1))
        .hasSize(4);
    assertThat(call.owner()).isEqualTo("sub-1");
  }

  @Test
  void shouldNotSignWithASecretThatIsOver() {
    SecretVersion old = new SecretVersion(1, Notices.NOW, Notices.NOW);
    assertThat(call(old, Notices.secret(2)).headers())
        .containsEntry("webhook-signature", signature(2));
  }

  @Test
  void shouldSendNothingUnsigned() {
    assertThatIllegalStateException()
        .isThrownBy(SignedCallsTest::call)
        .withMessage(
            "secrets of subscription sub-1: none at 2022-01-02T18:05:07.250Z (expected: one at least)");
  }

  private static HttpCall call(SecretVersion... secrets) {
    return new SignedCalls(Notices.SECRETS, CLOCK)
        .post(
            Notices.subscription(new Channel.Webhook(URL, null), null, List.of(secrets)),
            URL,
            "msg-1",
            BODY);
  }

  private static String signature(int number) {
    return SignedCalls.signature(Notices.secretText(number), "msg-1", 1_641_146_707, "{}");
  }
}
