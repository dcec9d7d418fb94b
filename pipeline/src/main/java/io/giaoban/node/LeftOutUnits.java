package io.giaoban.node;

import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.place.ReportingUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Units that a change of places would make nameless, with all that they have reported. */
final class LeftOutUnits {
  /** What to do about them, for people. */
  static final String ADVICE =
      "a unit that is no more is closed by until: and its last day, not left out, so that its history keeps its name";

  private LeftOutUnits() {}

  /** A text for each city that has units which it does not have afterwards. */
  static List<String> of(Collection<City> before, Places after) {
    List<String> leftOut = new ArrayList<>();
    for (City city : before) {
      City then = after.city(city.code());
      String units =
          city.units().stream()
              .filter(unit -> then != null && then.unit(unit.code()) == null)
              .map(LeftOutUnits::text)
              .collect(Collectors.joining(", "));
      if (!units.isEmpty()) {
        leftOut.add("units of %s: %s".formatted(city.code(), units));
      }
    }
    return leftOut;
  }

  private static String text(ReportingUnit unit) {
    return "\"%s\" (%s)".formatted(unit.code(), unit.name());
  }
}
