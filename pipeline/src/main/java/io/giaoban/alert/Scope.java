package io.giaoban.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose days a rule looks at. A list that is empty leaves out none.
 *
 * @param of cities, or their units but for those that speak for a whole city
 * @param cities codes of the cities
 * @param units codes of the units
 * @param kinds kinds of the units
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Scope(Of of, List<String> cities, List<String> units, List<String> kinds) {
  /** All cities. */
  public static final Scope CITIES = new Scope(Of.CITY, List.of(), List.of(), List.of());

  /** All units of all cities. */
  public static final Scope UNITS = new Scope(Of.UNITS, List.of(), List.of(), List.of());

  /** What kind of place. */
  public enum Of {
    @JsonProperty("city")
    CITY,
    @JsonProperty("units")
    UNITS
  }

  public Scope {
    cities = List.copyOf(cities);
    units = List.copyOf(units);
    kinds = List.copyOf(kinds);
    if (of == Of.CITY && !(units.isEmpty() && kinds.isEmpty())) {
      throw new IllegalArgumentException(
          "scope: city with %s (expected: of: units)"
              .formatted(units.isEmpty() ? "kinds " + kinds : "units " + units));
    }
  }

  /** The short form, without lists: {@code scope: units}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Scope read(String of) {
    return switch (of) {
      case "city" -> CITIES;
      case "units" -> UNITS;
      default ->
          throw new IllegalArgumentException(
              "scope: \"" + of + "\" (expected: city, units or of: with cities, units, kinds)");
    };
  }

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  static Scope read(
      @JsonProperty(value = "of", required = true) Of of,
      @JsonProperty("cities") @Nullable List<String> cities,
      @JsonProperty("units") @Nullable List<String> units,
      @JsonProperty("kinds") @Nullable List<String> kinds) {
    return new Scope(
        of,
        cities == null ? List.of() : cities,
        units == null ? List.of() : units,
        kinds == null ? List.of() : kinds);
  }

  /** Whether the rule looks at the city's own days. */
  public boolean covers(City city) {
    return of == Of.CITY && contains(cities, city.code());
  }

  /** Whether the rule looks at the unit's days. */
  public boolean covers(City city, ReportingUnit unit) {
    return of == Of.UNITS
        && !unit.wholeCity()
        && contains(cities, city.code())
        && contains(units, unit.code())
        && (kinds.isEmpty() || (unit.kind() != null && kinds.contains(unit.kind())));
  }

  private static boolean contains(List<String> codes, String code) {
    return codes.isEmpty() || codes.contains(code);
  }
}
