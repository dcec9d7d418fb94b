package io.giaoban.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads bodies as UTF-8, and nothing else as if it were. */
final class Utf8 {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Utf8() {}

  /**
   * The body's text, without the mark that some programs put before it.
   *
   * @throws MalformedBodyException if it is in another encoding
   */
  static String text(byte[] body) throws MalformedBodyException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new MalformedBodyException("not in UTF-8 (expected: text in UTF-8)", e);
    }
  }
}
