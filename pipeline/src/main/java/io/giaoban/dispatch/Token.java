package io.giaoban.dispatch;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What owners of subscriptions show to be let in; of which only the hash is kept. */
public final class Token {
  /** Tells a token that was left in a file or a mail for what it is. */
  private static final String PREFIX = "gbs_";

  private static final int TOKEN_BYTES = 24;
  private static final int ID_BYTES = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Token() {}

  /** A new token that nobody can guess, of letters, digits, hyphens and underscores. */
  public static String random() {
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
  }

  /** A new id that nobody has, nor guesses. */
  public static String newId() {
    return HexFormat.of().formatHex(bytes(ID_BYTES));
  }

  /** What is kept of a token: its SHA-256, 64 hexadecimal digits in lower case. */
  public static String hash(String token) {
    return Hashing.sha256().hashString(token, StandardCharsets.UTF_8).toString();
  }

  /** Whether that is kept of this token, in a time that tells nothing about it. */
  public static boolean is(String token, String hash) {
    return same(hash(token), hash);
  }

  /** Whether two hashes are the same, in a time that tells nothing about them. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
