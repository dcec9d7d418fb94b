package io.giaoban.gateway;

import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads items as UTF-8, and nothing else as if it were. */
final class Utf8 {
  private Utf8() {}

  /**
   * The item's text.
   *
   * @throws RefusedException if it is in another encoding
   */
  static String text(byte[] item) throws RefusedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(item)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException(Refusal.UNREADABLE, "not in UTF-8 (expected: text in UTF-8)", e);
    }
  }
}
