package io.giaoban.alert;

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
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Fills an episode's figures into a rule's texts, in the way of each language. */
final class AlertText {
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
  private static final Map<String, String> NOBODY = Map.of("vi", "không có", "en", "none");

  /** How many units are named before the rest is only counted. */
  private static final int MOST_NAMES = 6;

  private final Place place;
  private final AlertStep step;
  private final @Nullable Double value;
  private final @Nullable SpecificRecord figures;

  /**
   * Fills in an episode's figures.
   *
   * @param value the rule's figure on the step's day; null: unknown
   * @param figures what is known of that day; null: nothing any more
   */
  AlertText(Place place, AlertStep step, @Nullable Double value, @Nullable SpecificRecord figures) {
    this.place = place;
    this.step = step;
    this.value = value;
    this.figures = figures;
  }

  /** A rule's headline by language. What has no such figure stays as it is written. */
  Map<String, String> headline(Rule rule) {
    boolean end = step.state() == AlertState.RESOLVED && !rule.resolved().isEmpty();
    Map<String, String> headline = filled(end ? rule.resolved() : rule.headline());
    headline.replaceAll((language, text) -> prefix(language) + text);
    return headline;
  }

  /** A headline that was told, as that of the alert's cancellation. */
  static Map<String, String> cancelled(Map<String, String> headline) {
    Map<String, String> cancelled = new TreeMap<>(headline);
    cancelled.replaceAll(
        (language, text) -> {
          Map<AlertState, String> prefixes = PREFIXES.getOrDefault(language, Map.of());
          String bare =
              prefixes.values().stream()
                  .filter(text::startsWith)
                  .findFirst()
                  .map(prefix -> text.substring(prefix.length()))
                  .orElse(text);
          return prefixes.getOrDefault(AlertState.CANCELLED, "") + bare;
        });
    return cancelled;
  }

  /** Texts by language with the figures filled in. */
  Map<String, String> filled(Map<String, String> texts) {
    Map<String, String> filled = new TreeMap<>();
    texts.forEach((language, text) -> filled.put(language, fill(language, text)));
    return filled;
  }

  private String prefix(String language) {
    return PREFIXES.getOrDefault(language, Map.of()).getOrDefault(step.state(), "");
  }

  private String fill(String language, String text) {
    Locale locale = Locale.forLanguageTag(language);
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    Objects.requireNonNullElse(figure(match.group(1), locale), match.group())));
  }

  private @Nullable String figure(String name, Locale locale) {
    return switch (name) {
      case "place" -> place.name(locale.getLanguage());
      case "city" -> place.cityName(locale.getLanguage());
      case "unit" -> unit(locale.getLanguage());
      case "day" -> date(step.day(), locale);
      case "firstDay" -> date(step.episode().firstDay(), locale);
      case "lastDay" -> date(step.episode().lastDay(), locale);
      case "value" -> value == null ? UNKNOWN : number(value, locale);
      case "peak" -> number(step.episode().peak(), locale);
      case "missingUnits" -> units(locale, CityDay::getMissingUnits);
      case "lateUnits" -> units(locale, CityDay::getLateUnits);
      default -> dayFigure(name, locale);
    };
  }

  private @Nullable String dayFigure(String name, Locale locale) {
    FigureSet set = place.unit() == null ? FigureSet.CITY : FigureSet.UNIT;
    if (!set.figures().containsKey(name)) {
      return null;
    }
    Object figure = set.value(figures, name);
    if (figure instanceof Number number) {
      return number(number.doubleValue(), locale);
    }
    return figure == null ? UNKNOWN : figure.toString();
  }

  private String unit(String language) {
    String code = place.unitCode();
    return code == null ? place.cityName(language) : place.unitName(code, language);
  }

  private String units(Locale locale, Function<CityDay, List<String>> codes) {
    return figures instanceof CityDay day ? units(codes.apply(day), locale) : UNKNOWN;
  }

  private String units(List<String> codes, Locale locale) {
    if (codes.isEmpty()) {
      return NOBODY.getOrDefault(locale.getLanguage(), "–");
    }
    String names =
        codes.stream()
            .limit(MOST_NAMES)
            .map(code -> place.unitName(code, locale.getLanguage()))
            .collect(Collectors.joining(", "));
    return codes.size() <= MOST_NAMES ? names : names + ", +" + (codes.size() - MOST_NAMES);
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
