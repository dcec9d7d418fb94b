package io.giaoban.board;

import io.giaoban.schema.CityDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The city days as they stand, and as they stood at the end of each earlier date: of each day what
 * was told last, as a city is in one partition. Thread-safe.
 */
public final class CityDaysView {
  private final Map<String, IssuedDays<CityDay>> cities = new ConcurrentHashMap<>();

  void put(CityDay day) {
    cities
        .computeIfAbsent(
            day.getCity(), city -> new IssuedDays<>(CityDay::getDay, CityDay::getIssue))
        .put(day);
  }

  void forget(String city, LocalDate day, LocalDate issue) {
    IssuedDays<CityDay> issued = cities.get(city);
    if (issued != null) {
      issued.forget(day, issue);
    }
  }

  /**
   * A city's days in order.
   *
   * @param from the first day; null: since ever
   * @param to the last day; null: until now
   */
  public Collection<CityDay> days(String city, @Nullable LocalDate from, @Nullable LocalDate to) {
    return days(city, from, to, null);
  }

  /**
   * A city's days in order, as they were known.
   *
   * @param from the first day; null: since ever
   * @param to the last day; null: until now
   * @param asOf the calendar date in the city at whose end they were known so; days not known then
   *     are left out; null: as they are known now
   */
  public Collection<CityDay> days(
      String city, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable LocalDate asOf) {
    IssuedDays<CityDay> days = cities.get(city);
    return days == null ? List.of() : days.days(from, to, asOf);
  }
}
