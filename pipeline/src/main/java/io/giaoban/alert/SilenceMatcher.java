package io.giaoban.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a silence covers: those that every list that is given has. At least one is.
 *
 * @param rules ids of rules; empty: any
 * @param cities codes of cities; empty: any
 * @param units codes of units, whose own alerts are meant; empty: a city's own as well as its
 *     units'
 * @param severities how bad they are; empty: any
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SilenceMatcher(
    List<String> rules, List<String> cities, List<String> units, List<Severity> severities) {
  private static final int MOST = 1_000;
  private static final int LONGEST = 64;

  public SilenceMatcher {
    rules = codes("rules", rules);
    cities = codes("cities", cities);
    units = codes("units", units);
    severities = once("severities", severities);
    if (rules.isEmpty() && cities.isEmpty() && units.isEmpty() && severities.isEmpty()) {
      throw new IllegalArgumentException(
          "matcher: of nothing (expected: at least one of rules, cities, units, severities)");
    }
  }

  /**
   * Whether an alert is meant.
   *
   * @param unit the code of the unit it is about; null: it is the city's own
   */
  public boolean covers(String rule, Severity severity, String city, @Nullable String unit) {
    return (rules.isEmpty() || rules.contains(rule))
        && (severities.isEmpty() || severities.contains(severity))
        && (cities.isEmpty() || cities.contains(city))
        && (units.isEmpty() || (unit != null && units.contains(unit)));
  }

  @JsonCreator
  static SilenceMatcher read(
      @JsonProperty("rules") @Nullable List<String> rules,
      @JsonProperty("cities") @Nullable List<String> cities,
      @JsonProperty("units") @Nullable List<String> units,
      @JsonProperty("severities") @Nullable List<Severity> severities) {
    return new SilenceMatcher(given(rules), given(cities), given(units), given(severities));
  }

  private static <T> List<T> given(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static List<String> codes(String name, List<String> codes) {
    for (String code : once(name, codes)) {
      if (code.isBlank() || code.length() > LONGEST) {
        throw new IllegalArgumentException(
            "matcher: %s: \"%s\" (expected: 1 to %d characters)".formatted(name, code, LONGEST));
      }
    }
    return List.copyOf(codes);
  }

  private static <T> List<T> once(String name, List<T> values) {
    if (values.size() > MOST) {
      throw new IllegalArgumentException(
          "matcher: %s: %d of them (expected: <= %d)".formatted(name, values.size(), MOST));
    }
    if (values.stream().anyMatch(Objects::isNull) || new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException(
          "matcher: %s: %s (expected: each once)".formatted(name, values));
    }
    return List.copyOf(values);
  }
}
