package io.giaoban.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What is kept of a feed's key: its hash, by which it is known again; the key itself is not kept.
 *
 * @param sha256 the key's SHA-256, 64 hexadecimal digits in lower case
 * @param createdAt when the key was made
 */
public record FeedKey(
    @JsonProperty(required = true) String sha256,
    @JsonProperty(required = true) Instant createdAt) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** Tells a key that was left in a file or a mail for what it is. */
  private static final String PREFIX = "gb_";

  private static final int RANDOM_BYTES = 24;

  public FeedKey {
    // What was found is not told: it might be a key.
    if (sha256 == null || !HASH.matcher(sha256).matches() || createdAt == null) {
      throw new IllegalArgumentException(
          "feed key: no hash or no time (expected: sha256 of 64 hexadecimal digits, and createdAt)");
    }
  }

  /** What is kept of that key. */
  public static FeedKey of(String key, Instant createdAt) {
    return new FeedKey(hash(key), createdAt);
  }

  /** A new key that nobody can guess, of letters, digits, hyphens and underscores. */
  public static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 (expected: part of every Java)", e);
    }
  }

  /** Without the hash: a short key of an operator's own could be guessed from it. */
  @Override
  public String toString() {
    return "FeedKey[createdAt=" + createdAt + "]";
  }
}
