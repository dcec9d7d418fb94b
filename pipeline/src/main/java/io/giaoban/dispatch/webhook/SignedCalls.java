package io.giaoban.dispatch.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.giaoban.dispatch.Access.SecretVersion;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.http.HttpCall;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Signs what webhooks are sent, by Standard Webhooks 1.0.0. */
final class SignedCalls {
  private static final Comparator<SecretVersion> NEWEST_FIRST =
      Comparator.comparingInt(SecretVersion::number).reversed();

  private final SubscriberSecrets secrets;
  private final Clock clock;

  SignedCalls(SubscriberSecrets secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /** A request signed now, with every secret that the subscriber may hold now. */
  HttpCall post(Subscription subscription, URI url, String id, WebhookBody body) {
    Instant now = clock.instant();
    return new HttpCall(
        "POST",
        url,
        Map.of(
            "Content-Type",
            body.contentType(),
            Webhook.UNBRANDED_MSG_ID_KEY,
            id,
            Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
            Long.toString(now.getEpochSecond()),
            Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
            signatures(subscription, id, now, body.text())),
        body.text(),
        subscription.id());
  }

  private String signatures(Subscription subscription, String id, Instant now, String text) {
    List<String> signatures = new ArrayList<>();
    for (SecretVersion version :
        subscription.access().secretsAt(now).stream().sorted(NEWEST_FIRST).toList()) {
      String secret = secrets.webhookSecret(subscription.id(), version.number());
      signatures.add(signature(secret, id, now.getEpochSecond(), text));
    }
    if (signatures.isEmpty()) {
      throw new IllegalStateException(
          "secrets of subscription %s: none at %s (expected: one at least)"
              .formatted(subscription.id(), now));
    }
    return String.join(" ", signatures);
  }

  static String signature(String secret, String id, long seconds, String text) {
    try {
      return new Webhook(secret).sign(id, seconds, text);
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException("message " + id + ": cannot be signed", e);
    }
  }
}
