package io.giaoban.dispatch.sms;

import io.giaoban.dispatch.words.PlaceNames;
import io.giaoban.dispatch.words.Words;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is said of an alert in one text message. State, place, day and figure are always in it: if
 * they are in what is left of the headline, by the headline, else before it.
 *
 * @param names how places are called
 */
record SmsTexts(PlaceNames names) {
  private static final Set<String> CORRECTIONS = Set.of("CORRECTED", "REOPENED", "FIRST_DAY");

  /** Figures from here on are written as 1.2e15. */
  private static final double HUGE = 1e12;

  /** What is said in a language. */
  SmsText of(Alert message, Words words, boolean diacritics) {
    Said said = new Said(message, words, diacritics);
    String headline = said.clean(words.headline(message));
    String told = said.state() + ": " + headline;
    String whole = told + (message.getProvisional() ? said.provisional() : "");
    if (SmsText.fits(whole) && said.isIn(whole)) {
      return SmsText.of(whole, false);
    }
    SmsText cut = SmsText.cut(told, said.state().length() + 1);
    if (said.isIn(cut.text())) {
      return cut;
    }
    String head = said.head(names);
    return SmsText.cut(head + ". " + headline, head.length());
  }

  private final class Said {
    private final Alert message;
    private final Words words;
    private final boolean diacritics;

    Said(Alert message, Words words, boolean diacritics) {
      this.message = message;
      this.words = words;
      this.diacritics = diacritics;
    }

    String clean(String text) {
      return SmsText.clean(text, diacritics);
    }

    String state() {
      boolean corrected =
          message.getState() == AlertState.UPDATED && CORRECTIONS.contains(reason());
      return clean(words.say("sms.state." + (corrected ? "CORRECTED" : message.getState())));
    }

    String provisional() {
      return ". " + clean(words.say("sms.provisional"));
    }

    /** Whether a text says where it is, when, and how much. */
    boolean isIn(String text) {
      return text.contains(clean(names.of(message, words.language())))
          && holds(text, clean(words.shortDay(message.getDay())))
          && holds(text, figure());
    }

    /** All that must be said; a place with a long name by the beginning of it. */
    String head(PlaceNames called) {
      String before = state() + ": ";
      // What is cancelled was told with another figure, perhaps: this is the one of now.
      String figure =
          message.getState() == AlertState.CANCELLED
              ? ", " + clean(words.say("sms.now", figure()))
              : ": " + figure();
      String after = " " + clean(words.day(message.getDay())) + figure;
      String place = clean(called.of(message, words.language()));
      Alphabet alphabet = Alphabet.of(before + place + after);
      int room = alphabet.most() - alphabet.length(before + after);
      return before + SmsText.beginning(place, alphabet, room) + after;
    }

    private String reason() {
      return message.getReason() == null ? "" : message.getReason();
    }

    private String figure() {
      Double value = message.getValue();
      if (value == null) {
        return clean(words.say("fact.unknown"));
      }
      return clean(
          Math.abs(value) < HUGE ? words.number(value) : String.format(Locale.ROOT, "%.1e", value));
    }

    /** Not as a part of a longer number. */
    private static boolean holds(String text, String part) {
      return Pattern.compile("(?<![\\d.,])" + Pattern.quote(part) + "(?!\\d|[.,]\\d)")
          .matcher(text)
          .find();
    }
  }
}
