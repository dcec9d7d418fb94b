package io.giaoban.subscriber;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Checks signatures by Standard Webhooks with the secrets that are known. Thread-safe. */
public final class SignatureCheck {
  private final List<Webhook> known = new CopyOnWriteArrayList<>();

  /**
   * Takes in a secret; all that were learnt before hold on.
   *
   * @throws IllegalArgumentException if it is none: {@code whsec_} and Base64
   */
  public void learn(String secret) {
    try {
      known.add(new Webhook(secret.strip()));
    } catch (EmptyWebhookSecretException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "secret: of %d characters (expected: whsec_ and Base64)".formatted(secret.length()), e);
    }
  }

  /** Whether one of the secrets signed a message, in the last five minutes. */
  public Proof of(Received message) {
    Proof proof = Proof.bad("no secret to check it with");
    for (Webhook secret : known) {
      try {
        secret.verify(message.body(), message.headers());
        return Proof.GOOD;
      } catch (WebhookVerificationException e) {
        proof = Proof.bad(e.getMessage());
      }
    }
    return proof;
  }
}
