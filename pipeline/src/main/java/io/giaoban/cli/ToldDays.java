package io.giaoban.cli;

import io.giaoban.schema.CityDay;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** The days of cities and units as a cluster told them last. */
final class ToldDays {
  private final Map<String, NavigableMap<LocalDate, CityDay>> cities = new HashMap<>();
  private final Map<String, Map<String, Map<LocalDate, UnitDay>>> units = new HashMap<>();

  private ToldDays() {}

  /**
   * Reads them.
   *
   * @param city which cities, by code
   * @throws IllegalStateException if they cannot be read
   */
  static ToldDays read(ClusterOptions cluster, Predicate<String> city) {
    TopicReader<SpecificRecord> reader = TopicReader.of(cluster.cluster());
    ToldDays told = new ToldDays();
    reader.read(
        Topics.CITY_DAYS,
        each ->
            !(each.value() instanceof CityDay day && city.test(day.getCity())) || told.add(day));
    reader.read(
        Topics.UNIT_DAYS,
        each ->
            !(each.value() instanceof UnitDay day && city.test(day.getCity())) || told.add(day));
    return told;
  }

  /** A city's days. */
  NavigableMap<LocalDate, CityDay> ofCity(String city) {
    return cities.getOrDefault(city, new TreeMap<>());
  }

  /** The days of a city's units, by code; those that were told. */
  Map<String, Map<LocalDate, UnitDay>> ofUnits(String city) {
    return units.getOrDefault(city, Map.of());
  }

  /** The first day of any of the cities; today's unit of time is their own. */
  LocalDate first() {
    return cities.values().stream()
        .map(NavigableMap::firstKey)
        .min(Comparator.naturalOrder())
        .orElse(LocalDate.EPOCH);
  }

  /** The last day of any of the cities. */
  LocalDate last() {
    return cities.values().stream()
        .map(NavigableMap::lastKey)
        .max(Comparator.naturalOrder())
        .orElse(LocalDate.EPOCH);
  }

  /** What is told last of a day stands; all of a day is in one partition. */
  private boolean add(CityDay day) {
    cities.computeIfAbsent(day.getCity(), city -> new TreeMap<>()).put(day.getDay(), day);
    return true;
  }

  private boolean add(UnitDay day) {
    units
        .computeIfAbsent(day.getCity(), city -> new HashMap<>())
        .computeIfAbsent(day.getUnit(), unit -> new HashMap<>())
        .put(day.getDay(), day);
    return true;
  }
}
