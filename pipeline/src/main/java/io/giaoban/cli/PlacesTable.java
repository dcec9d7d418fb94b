package io.giaoban.cli;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.Places;
import io.giaoban.place.Population;
import io.giaoban.place.ReportingUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Places at a glance: a row for each city. */
final class PlacesTable {
  private static final List<String> HEADER =
      List.of(
          "city",
          "name",
          "time zone",
          "cut-off",
          "open",
          "closed",
          "to come",
          "kinds",
          "population");
  private static final String UNKNOWN = "–";

  private PlacesTable() {}

  /**
   * The lines of the table.
   *
   * @param now which of the cities' days is today
   */
  static List<String> lines(Places places, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    places.cities().forEach(city -> rows.add(row(city, city.dayOf(now))));
    return Cells.table(rows);
  }

  private static List<String> row(City city, LocalDate today) {
    List<ReportingUnit> units = city.units();
    long open = units.stream().filter(unit -> unit.existsOn(today)).count();
    long closed =
        units.stream().filter(unit -> unit.until() != null && unit.until().isBefore(today)).count();
    return List.of(
        city.code(),
        city.name(),
        city.timezone().getId(),
        cutoff(city, today),
        Long.toString(open),
        Long.toString(closed),
        Long.toString(units.size() - open - closed),
        kinds(city, today),
        population(city, today));
  }

  private static String cutoff(City city, LocalDate today) {
    return new Cutoff(city.endOf(today).atZone(city.timezone()).toLocalTime()).toString();
  }

  private static String kinds(City city, LocalDate today) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    city.units().stream()
        .filter(unit -> unit.kind() != null && unit.existsOn(today))
        .forEach(unit -> kinds.merge(unit.kind(), 1, Integer::sum));
    return kinds.isEmpty()
        ? UNKNOWN
        : kinds.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String population(City city, LocalDate today) {
    Population population = city.populationOn(today);
    if (population == null) {
      return UNKNOWN;
    }
    String people = String.format(Locale.ROOT, "%,d", population.people());
    return population.year() == null ? people : people + " (" + population.year() + ")";
  }
}
