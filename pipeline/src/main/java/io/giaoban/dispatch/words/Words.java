package io.giaoban.dispatch.words;

import io.giaoban.schema.Alert;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The words of a language, from {@code words_LANGUAGE.properties}. Immutable. */
public final class Words {
  private static final Map<String, Words> KNOWN = Map.of("vi", read("vi"), "en", read("en"));

  private final Locale locale;
  private final Properties words;

  private Words(Locale locale, Properties words) {
    this.locale = locale;
    this.words = words;
  }

  /**
   * The words of a language.
   *
   * @param language {@code vi} or {@code en}
   * @throws IllegalArgumentException if it is another
   */
  public static Words in(String language) {
    Words words = KNOWN.get(language);
    if (words == null) {
      throw new IllegalArgumentException(
          "language: \"%s\" (expected: one of %s)".formatted(language, KNOWN.keySet()));
    }
    return words;
  }

  /** The words of several languages, in their order. */
  public static List<Words> in(List<String> languages) {
    return languages.stream().map(Words::in).toList();
  }

  /** The language's code. */
  public String language() {
    return locale.getLanguage();
  }

  /**
   * Says something.
   *
   * @param parts what is filled in for {@code {0}}, {@code {1}} …, as it is
   * @throws IllegalArgumentException if there are no such words
   */
  public String say(String name, String... parts) {
    return ifKnown(name, parts)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "words: \"%s\" (expected: a name in words_%s.properties)"
                        .formatted(name, language())));
  }

  /** The same, where there are such words. */
  public Optional<String> ifKnown(String name, String... parts) {
    return Optional.ofNullable(words.getProperty(name))
        .map(pattern -> new MessageFormat(pattern, locale).format(parts));
  }

  /** What a message says, in one word or two. */
  public String state(Alert message) {
    return say("state." + message.getState());
  }

  /** Why a message is told; empty: it does not say, or it is a reason of later days. */
  public Optional<String> reason(Alert message) {
    return message.getReason() == null
        ? Optional.empty()
        : ifKnown("reason." + message.getState() + "." + message.getReason());
  }

  /**
   * A message's headline without the state in front of it; the rule's name where there is none in
   * any language.
   */
  public String headline(Alert message) {
    String headline = pick(message.getHeadline()).orElse(message.getRule());
    String prefix = state(message) + ": ";
    return headline.startsWith(prefix) ? headline.substring(prefix.length()) : headline;
  }

  /** The text in this language, or in another where there is none; empty: there is none at all. */
  public Optional<String> pick(Map<String, String> texts) {
    String own = texts.get(language());
    return own == null ? texts.values().stream().findFirst() : Optional.of(own);
  }

  /** A figure with at most two decimals. */
  public String number(double value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(value == Math.rint(value) ? 0 : 2);
    return format.format(value);
  }

  /** A share of 1 in whole per cents, rounded down: 100 % is all of it. */
  public String percent(double share) {
    return (int) Math.floor(share * 100) + "%";
  }

  /** A day with its year. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(say("format.day"), locale).format(day);
  }

  /** A day without its year. */
  public String shortDay(LocalDate day) {
    return DateTimeFormatter.ofPattern(say("format.shortDay"), locale).format(day);
  }

  /** A minute on a place's clocks. */
  public String minute(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofPattern(say("format.minute"), locale).format(instant.atZone(zone));
  }

  private static Words read(String language) {
    String file = "words_" + language + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the jar (expected: beside its class)");
      }
      Properties words = new Properties();
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new Words(Locale.forLanguageTag(language), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
