package io.giaoban.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names that are the same for the same content. */
final class Sha256 {
  private Sha256() {}

  /** The hash of these texts in hexadecimal. */
  static String of(String... texts) {
    return of(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
  }

  /** The hash in hexadecimal. */
  static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 (expected: part of every Java)", e);
    }
  }
}
