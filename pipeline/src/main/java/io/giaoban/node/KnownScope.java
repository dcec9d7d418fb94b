package io.giaoban.node;

import io.giaoban.alert.SilenceMatcher;
import io.giaoban.gateway.FeedScope;
import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import java.util.Collection;
import java.util.List;

/**
 * What alerts and feeds can be about.
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
    check("rule", matcher.rules(), rules);
    check("city", matcher.cities(), cities.stream().map(City::code).toList());
    List<City> named =
        cities.stream()
            .filter(city -> matcher.cities().isEmpty() || matcher.cities().contains(city.code()))
            .toList();
    check(
        "unit",
        matcher.units(),
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
