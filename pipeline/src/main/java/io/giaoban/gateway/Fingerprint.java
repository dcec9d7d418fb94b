package io.giaoban.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A body of which the SHA-256 is known once all of it is read. */
final class Fingerprint extends FilterInputStream {
  private final MessageDigest digest;

  Fingerprint(InputStream body) {
    this(body, sha256());
  }

  private Fingerprint(InputStream body, MessageDigest digest) {
    super(new DigestInputStream(body, digest));
    this.digest = digest;
  }

  /** Reads what is left, and tells the SHA-256 of all in hexadecimal. */
  String ofAll() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 (expected: part of every Java)", e);
    }
  }
}
