package io.giaoban.dispatch.sms;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/** The default alphabet of text messages: GSM 03.38 (3GPP TS 23.038), 6.2.1. */
final class Gsm7 {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /** Each behind an escape character, so that it counts twice. */
  private static final String EXTENSION = "\f^{}\\[~]|€";

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final int UNKNOWN = '?';

  /** Characters that are no letter with a mark, and what is written for them. */
  private static final Map<Integer, String> PLAIN =
      Map.ofEntries(
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'Đ', "D"),
          Map.entry((int) '“', "\""),
          Map.entry((int) '”', "\""),
          Map.entry((int) '‘', "'"),
          Map.entry((int) '’', "'"),
          Map.entry((int) '–', "-"),
          Map.entry((int) '—', "-"),
          Map.entry((int) '…', "..."),
          Map.entry((int) '≥', ">="),
          Map.entry((int) '≤', "<="),
          Map.entry((int) '×', "x"),
          Map.entry((int) '\u00a0', " "),
          Map.entry((int) '\u202f', " "));

  private Gsm7() {}

  /** How many septets a text takes; -1: it has a character that the alphabet has not. */
  static int length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (BASIC.indexOf(character) >= 0) {
        length++;
      } else if (EXTENSION.indexOf(character) >= 0) {
        length += 2;
      } else {
        return -1;
      }
    }
    return length;
  }

  /**
   * A text without diacritics, in this alphabet: {@code Đống Đa} is {@code Dong Da}. What has no
   * letter in it is a question mark.
   */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .codePoints()
        .forEach(character -> append(plain, character));
    return plain.toString();
  }

  private static void append(StringBuilder plain, int character) {
    String written = PLAIN.getOrDefault(character, Character.toString(character));
    if (length(written) >= 0) {
      plain.append(written);
    } else {
      plain.appendCodePoint(UNKNOWN);
    }
  }
}
