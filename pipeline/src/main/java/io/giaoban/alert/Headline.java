package io.giaoban.alert;

import io.giaoban.place.City;
import io.giaoban.schema.AlertState;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fills an episode's figures into a rule's headline, in the way of each language. */
final class Headline {
  private static final Map<String, Map<AlertState, String>> PREFIXES =
      Map.of(
          "vi",
          Map.of(
              AlertState.UPDATED, "Cập nhật: ",
              AlertState.RESOLVED, "Kết thúc: ",
              AlertState.CANCELLED, "Huỷ bỏ: "),
          "en",
          Map.of(
              AlertState.UPDATED, "Updated: ",
              AlertState.RESOLVED, "Resolved: ",
              AlertState.CANCELLED, "Cancelled: "));

  private Headline() {}

  static Map<String, String> of(
      Rule rule, City city, AlertDifference.Step step, @Nullable Double value) {
    Episode episode = step.episode();
    Map<String, String> headline = new TreeMap<>();
    rule.headline()
        .forEach(
            (language, text) -> {
              Locale locale = Locale.forLanguageTag(language);
              headline.put(
                  language,
                  PREFIXES.getOrDefault(language, Map.of()).getOrDefault(step.state(), "")
                      + text.replace("{city}", name(city, language))
                          .replace("{day}", date(step.day(), locale))
                          .replace("{firstDay}", date(episode.firstDay(), locale))
                          .replace("{lastDay}", date(episode.lastDay(), locale))
                          .replace("{value}", value == null ? "?" : number(value, locale))
                          .replace("{peak}", number(episode.peak(), locale)));
            });
    return headline;
  }

  private static String name(City city, String language) {
    return language.equals("en")
        ? Objects.requireNonNullElse(city.nameEn(), city.name())
        : city.name();
  }

  private static String date(LocalDate day, Locale locale) {
    return locale.getLanguage().equals("vi")
        ? DateTimeFormatter.ofPattern("dd/MM/uuuu", locale).format(day)
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  private static String number(double value, Locale locale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(value == Math.rint(value) ? 0 : 2);
    return format.format(value);
  }
}
