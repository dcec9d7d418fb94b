package io.giaoban.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.giaoban.report.Kind;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Units of a city, and what may be reported about them.
 *
 * @param city the city's code; {@link #ALL}: every city
 * @param units the units' codes, or {@link #ALL} and nothing else: every unit, also those to come
 * @param kinds kinds of report, at least one
 */
public record FeedScope(
    @JsonProperty(required = true) String city,
    @JsonProperty(required = true) SortedSet<String> units,
    @JsonProperty(required = true) SortedSet<Kind> kinds) {
  /** In place of codes: all of them. */
  public static final String ALL = "*";

  private static final Pattern CODE = Pattern.compile("[^\\p{Cntrl}\\s|/]{1,64}");

  public FeedScope {
    checkCode("city", city);
    units = sorted("units", units);
    kinds = sorted("kinds", kinds);
    units.forEach(unit -> checkCode("unit", unit));
    if ((units.contains(ALL) && units.size() > 1) || (city.equals(ALL) && !units.contains(ALL))) {
      throw new IllegalArgumentException(
          "feed: units of %s: %s (expected: codes of units of one city, or \"%s\" alone)"
              .formatted(city, units, ALL));
    }
  }

  /** Whether reports of that kind about the unit are among it. */
  boolean covers(String itsCity, String unit, Kind kind) {
    return (city.equals(ALL) || city.equals(itsCity))
        && (units.contains(ALL) || units.contains(unit))
        && kinds.contains(kind);
  }

  private static void checkCode(String what, @Nullable String code) {
    if (code == null || !CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "feed: %s: %s (expected: its code, 1 to 64 characters without spaces, | and /)"
              .formatted(what, code == null ? "none" : '"' + code + '"'));
    }
  }

  private static <T extends Comparable<T>> SortedSet<T> sorted(
      String what, @Nullable SortedSet<T> values) {
    if (values == null || values.isEmpty()) {
      throw new IllegalArgumentException("feed: %s: none (expected: at least one)".formatted(what));
    }
    return Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }
}
