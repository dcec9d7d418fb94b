package io.giaoban.node;

import io.giaoban.alert.SilenceMatcher;
import io.giaoban.dispatch.AlertFilter;
import io.giaoban.gateway.FeedScope;
import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import java.util.Collection;
import java.util.List;

/**
 * What alerts, feeds and subscriptions can be about.
 *
 * @param rules the rules' ids
 * @param cities the cities that report
 */
record KnownScope(Collection<String> rules, Collection<City> cities) {
  /**
   * Checks that whatever a silence names is known; its units, in the cities that it names.
   *
   * @throws IllegalArgumentException naming the one that is not, and those that are
   */
  void check(SilenceMatcher matcher) {
    check(matcher.rules(), matcher.cities(), matcher.units());
  }

  /**
   * Checks that whatever a subscriber asks for is known; its units, in the cities that it names.
   *
   * @throws IllegalArgumentException naming the one that is not, and those that are
   */
  void check(AlertFilter filter) {
    check(filter.rules(), filter.cities(), filter.units());
  }

  private void check(
      Collection<String> givenRules, Collection<String> givenCities, Collection<String> units) {
    check("rule", givenRules, rules);
    check("city", givenCities, cities.stream().map(City::code).toList());
    List<City> named =
        cities.stream()
            .filter(city -> givenCities.isEmpty() || givenCities.contains(city.code()))
            .toList();
    check(
        "unit",
        units,
        named.stream().flatMap(city -> city.units().stream()).map(ReportingUnit::code).toList());
  }

  /**
   * Checks that the cities and units are known that a feed may report.
   *
   * @throws IllegalArgumentException naming the one that is not, and those that are
   */
  void check(List<FeedScope> reports) {
    for (FeedScope scope : reports) {
      check("city", List.of(scope.city()), cities.stream().map(City::code).toList());
      if (!scope.units().contains(FeedScope.ALL)) {
        check(
            "unit",
            scope.units(),
            cities.stream()
                .filter(city -> city.code().equals(scope.city()))
                .flatMap(city -> city.units().stream())
                .map(ReportingUnit::code)
                .toList());
      }
    }
  }

  private static void check(String what, Collection<String> given, Collection<String> known) {
    for (String code : given) {
      if (!known.contains(code)) {
        throw new IllegalArgumentException(
            "%s: \"%s\" (expected: one of %s)".formatted(what, code, known));
      }
    }
  }
}
