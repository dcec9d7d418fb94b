package io.giaoban.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** An answer that stays the same for a time; whoever has it is told so. */
public final class StoredAnswer {
  private final String mediaType;
  private final byte[] bytes;
  private final String etag;

  private StoredAnswer(String mediaType, byte[] bytes, String etag) {
    this.mediaType = mediaType;
    this.bytes = bytes;
    this.etag = etag;
  }

  /** These bytes, of that media type. */
  public static StoredAnswer of(String mediaType, byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      // Weak, as it is the same whether or not it is compressed on the way.
      String etag = "W/\"" + HexFormat.of().formatHex(hash, 0, 8) + "\"";
      return new StoredAnswer(mediaType, bytes, etag);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 (expected: part of every Java)", e);
    }
  }

  /** Answers with it, or with 304 where it is known already. */
  public void to(Context exchange) {
    exchange.header("ETag", etag);
    exchange.header("Cache-Control", "no-cache");
    exchange.header("X-Content-Type-Options", "nosniff");
    String known = exchange.header("If-None-Match");
    if (known != null
        && Arrays.stream(known.split(",", -1)).map(String::strip).anyMatch(this::isMe)) {
      exchange.status(HttpStatus.NOT_MODIFIED);
    } else {
      exchange.contentType(mediaType).result(bytes);
    }
  }

  private boolean isMe(String tag) {
    return tag.equals("*") || tag.equals(etag);
  }
}
