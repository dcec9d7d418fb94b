package io.giaoban.alert;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z0-9]+)\\}");
  private static final String UNKNOWN = "?";
  private static final String NOBODY = "–";

  /** How many units are named before the rest is only counted. */
  private static final int MOST_NAMES = 6;

  private final City city;
  private final AlertDifference.Step step;
  private final @Nullable Double value;
  private final @Nullable CityDay figures;

  /**
   * Fills in an episode's figures.
   *
   * @param value the rule's figure on the step's day; null: unknown
   * @param figures what is known of that day; null: nothing any more
   */
  Headline(
      City city, AlertDifference.Step step, @Nullable Double value, @Nullable CityDay figures) {
    this.city = city;
    this.step = step;
    this.value = value;
    this.figures = figures;
  }

  /** A rule's headline by language. What has no such figure stays as it is written. */
  Map<String, String> of(Rule rule) {
    Map<String, String> headline = new TreeMap<>();
    rule.headline().forEach((language, text) -> headline.put(language, fill(language, text)));
    return headline;
  }

  private String fill(String language, String text) {
    String prefix = PREFIXES.getOrDefault(language, Map.of()).getOrDefault(step.state(), "");
    Locale locale = Locale.forLanguageTag(language);
    return prefix
        + PLACEHOLDER
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        Objects.requireNonNullElse(figure(match.group(1), locale), match.group())));
  }

  private @Nullable String figure(String name, Locale locale) {
    return switch (name) {
      case "city" -> name(locale.getLanguage());
      case "day" -> date(step.day(), locale);
      case "firstDay" -> date(step.episode().firstDay(), locale);
      case "lastDay" -> date(step.episode().lastDay(), locale);
      case "value" -> value == null ? UNKNOWN : number(value, locale);
      case "peak" -> number(step.episode().peak(), locale);
      case "missingUnits" -> figures == null ? UNKNOWN : units(figures.getMissingUnits(), locale);
      case "lateUnits" -> figures == null ? UNKNOWN : units(figures.getLateUnits(), locale);
      default -> DayFigures.types().containsKey(name) ? dayFigure(name, locale) : null;
    };
  }

  private String dayFigure(String name, Locale locale) {
    Object figure = figures == null ? null : DayFigures.value(figures, name);
    if (figure instanceof Number number) {
      return number(number.doubleValue(), locale);
    }
    return figure == null ? UNKNOWN : figure.toString();
  }

  private String units(List<String> codes, Locale locale) {
    if (codes.isEmpty()) {
      return NOBODY;
    }
    String names =
        codes.stream()
            .limit(MOST_NAMES)
            .map(code -> unitName(code, locale.getLanguage()))
            .collect(Collectors.joining(", "));
    return codes.size() <= MOST_NAMES ? names : names + ", +" + (codes.size() - MOST_NAMES);
  }

  private String unitName(String code, String language) {
    ReportingUnit unit = city.unit(code);
    if (unit == null) {
      return code;
    }
    return language.equals("en")
        ? Objects.requireNonNullElse(unit.nameEn(), unit.name())
        : unit.name();
  }

  private String name(String language) {
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
