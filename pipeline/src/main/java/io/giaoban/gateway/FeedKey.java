package io.giaoban.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A feed and the hash of its key; the key itself is not kept.
 *
 * @param feed the feed's id
 * @param sha256 the key's SHA-256 in hexadecimal
 */
public record FeedKey(String feed, String sha256) {
  private static final int RANDOM_BYTES = 24;

  /** The feed with that key. */
  public static FeedKey of(String feed, String key) {
    return new FeedKey(feed, hash(key));
  }

  /** A new key that nobody can guess, of letters, digits, hyphens and underscores. */
  public static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether the key is this feed's; takes as long for a near miss as for any other. */
  public boolean opens(String key) {
    return MessageDigest.isEqual(
        sha256.getBytes(StandardCharsets.US_ASCII), hash(key).getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 (expected: part of every Java)", e);
    }
  }
}
