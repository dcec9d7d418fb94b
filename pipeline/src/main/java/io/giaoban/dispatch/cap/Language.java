package io.giaoban.dispatch.cap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** A language in which the public is told, with its words and its ways with numbers and dates. */
enum Language {
  VI("vi-VN", DateTimeFormatter.ofPattern("dd/MM/uuuu")),
  EN("en-US", DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));

  private static final int MOST_DECIMALS = 2;

  /** Not the words of the machine's own language where some are missing. */
  private static final ResourceBundle.Control PROPERTIES_ALONE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final DateTimeFormatter dates;

  Language(String tag, DateTimeFormatter dates) {
    this.locale = Locale.forLanguageTag(tag);
    this.dates = dates.withLocale(locale);
  }

  /** By BCP 47, such as {@code vi-VN}. */
  String tag() {
    return locale.toLanguageTag();
  }

  /** Its key in texts by language: {@code vi}, {@code en}. */
  String key() {
    return locale.getLanguage();
  }

  /** Whether it has words for that. */
  boolean knows(String what) {
    return words().containsKey(what);
  }

  /** Its words for that, filled in. */
  String say(String what, Object... values) {
    return new MessageFormat(words().getString(what), locale).format(values);
  }

  /** A number with at most two decimals. */
  String number(double value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(MOST_DECIMALS);
    return format.format(value);
  }

  /** A share, 0 to 1, in whole per cent, rounded down: 100 only where nothing is missing. */
  String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setRoundingMode(RoundingMode.DOWN);
    return format.format(BigDecimal.valueOf(share));
  }

  String date(LocalDate day) {
    return dates.format(day);
  }

  private ResourceBundle words() {
    return ResourceBundle.getBundle(
        Language.class.getPackageName() + ".words", locale, PROPERTIES_ALONE);
  }
}
