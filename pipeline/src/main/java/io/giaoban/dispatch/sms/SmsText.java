package io.giaoban.dispatch.sms;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text that fits into one message.
 *
 * @param text what is said
 * @param alphabet what it is written in
 * @param length in what the alphabet's limit counts
 * @param shortened whether something was left out
 */
public record SmsText(String text, Alphabet alphabet, int length, boolean shortened) {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern HALVES = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

  public SmsText {
    if (length < 0 || length > alphabet.most()) {
      throw new IllegalArgumentException(
          "text message: %d %s characters (expected: at most %d)"
              .formatted(length, alphabet, alphabet.most()));
    }
  }

  /** How many messages it takes. */
  public int parts() {
    return 1;
  }

  /** A text in a line, with its letters, or without their marks. */
  static String clean(String text, boolean diacritics) {
    String line = SPACES.matcher(HALVES.matcher(text).replaceAll("?")).replaceAll(" ").strip();
    return diacritics ? Normalizer.normalize(line, Normalizer.Form.NFC) : Gsm7.plain(line);
  }

  /** Whether a clean text fits as it is. */
  static boolean fits(String text) {
    Alphabet alphabet = Alphabet.of(text);
    return alphabet.length(text) <= alphabet.most();
  }

  /** A clean text that fits. */
  static SmsText of(String text, boolean shortened) {
    Alphabet alphabet = Alphabet.of(text);
    return new SmsText(text, alphabet, alphabet.length(text), shortened);
  }

  /**
   * A clean text, cut at a word if it does not fit.
   *
   * @param keep how many of its first characters must stay; they fit
   */
  static SmsText cut(String text, int keep) {
    if (fits(text)) {
      return of(text, false);
    }
    Alphabet alphabet = Alphabet.of(text);
    for (int end = text.lastIndexOf(' '); end > keep; end = text.lastIndexOf(' ', end - 1)) {
      String cut = text.substring(0, end).stripTrailing() + alphabet.ellipsis();
      if (alphabet.length(cut) <= alphabet.most()) {
        return of(cut, true);
      }
    }
    return of(text.substring(0, keep), true);
  }

  /** The longest beginning of a clean text that takes no more room, cut between characters. */
  static String beginning(String text, Alphabet alphabet, int room) {
    if (alphabet.length(text) <= room) {
      return text;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = characters.last();
    while (end > 0 && alphabet.length(text.substring(0, end) + alphabet.ellipsis()) > room) {
      end = characters.previous();
    }
    return text.substring(0, Math.max(0, end)).stripTrailing() + alphabet.ellipsis();
  }
}
