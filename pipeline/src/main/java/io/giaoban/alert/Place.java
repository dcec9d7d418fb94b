package io.giaoban.alert;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts are raised: a city, or one of its units.
 *
 * @param unit null: the whole city
 */
record Place(City city, @Nullable ReportingUnit unit) {

  @Nullable String unitCode() {
    return unit == null ? null : unit.code();
  }

  boolean inScope(Rule rule) {
    return unit == null ? rule.scope().covers(city) : rule.scope().covers(city, unit);
  }

  /** What the id of each of the rule's alerts here begins with; the first day follows. */
  String idPrefix(String rule) {
    return unit == null
        ? city.code() + "." + rule + "."
        : city.code() + "." + unit.code() + "." + rule + ".";
  }

  /** The place's name in a language: a unit's with its city's. */
  String name(String language) {
    return unit == null ? cityName(language) : unitName(unit, language) + ", " + cityName(language);
  }

  String cityName(String language) {
    return language.equals("en")
        ? Objects.requireNonNullElse(city.nameEn(), city.name())
        : city.name();
  }

  /** The name of any of the city's units; its code where it is none. */
  String unitName(String code, String language) {
    ReportingUnit other = city.unit(code);
    return other == null ? code : unitName(other, language);
  }

  private static String unitName(ReportingUnit unit, String language) {
    return language.equals("en")
        ? Objects.requireNonNullElse(unit.nameEn(), unit.name())
        : unit.name();
  }
}
