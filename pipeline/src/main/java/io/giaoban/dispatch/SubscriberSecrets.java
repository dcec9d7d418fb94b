package io.giaoban.dispatch;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Webhooks' secrets and the codes in links, each derived from one key that all dispatchers and
 * gateways share (HMAC-SHA-256 as a pseudo-random function, RFC 2104): none of them is kept
 * anywhere. Thread-safe.
 */
public final class SubscriberSecrets {
  /** The fewest bytes of the key. */
  public static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  private final SecretKeySpec key;

  /**
   * Secrets by a key.
   *
   * @param key at least {@link #KEY_BYTES} random bytes
   * @throws IllegalArgumentException if it is shorter
   */
  public SubscriberSecrets(byte[] key) {
    if (key.length < KEY_BYTES) {
      throw new IllegalArgumentException(
          "signing key: %d bytes (expected: at least %d)".formatted(key.length, KEY_BYTES));
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** A new key that nobody can guess. */
  public static byte[] randomKey() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** A subscription's webhook secret as Standard Webhooks writes it: {@code whsec_…}, 32 bytes. */
  public String webhookSecret(String subscription, int number) {
    return PREFIX
        + Base64.getEncoder()
            .encodeToString(derive("webhook", subscription, Integer.toString(number)));
  }

  /** A code that proves that a link was sent for this purpose, of letters, digits, - and _. */
  public String code(String purpose, String subscription, String channel) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(derive("code", purpose, subscription, channel));
  }

  /** Whether a code is the right one, in a time that tells nothing about it. */
  public boolean isCode(String code, String purpose, String subscription, String channel) {
    return MessageDigest.isEqual(
        code.getBytes(StandardCharsets.UTF_8),
        code(purpose, subscription, channel).getBytes(StandardCharsets.UTF_8));
  }

  private byte[] derive(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : List.of(parts)) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // With its length before it, no part can pass for the beginning of another.
        mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " (expected: part of every Java)", e);
    }
  }
}
