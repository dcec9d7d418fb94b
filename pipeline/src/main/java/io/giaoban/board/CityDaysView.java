package io.giaoban.board;

import io.giaoban.schema.CityDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The city days as they stand: of each day what was told last, as a city is in one partition.
 * Thread-safe.
 */
public final class CityDaysView {
  private final Map<String, ConcurrentNavigableMap<LocalDate, CityDay>> cities =
      new ConcurrentHashMap<>();

  void put(CityDay day) {
    cities
        .computeIfAbsent(day.getCity(), city -> new ConcurrentSkipListMap<>())
        .put(day.getDay(), day);
  }

  /**
   * A city's days in order.
   *
   * @param from the first day; null: since ever
   * @param to the last day; null: until now
   */
  public Collection<CityDay> days(String city, @Nullable LocalDate from, @Nullable LocalDate to) {
    ConcurrentNavigableMap<LocalDate, CityDay> days = cities.get(city);
    if (days == null || (from != null && to != null && to.isBefore(from))) {
      return List.of();
    }
    return days.subMap(
            from == null ? LocalDate.MIN : from, true, to == null ? LocalDate.MAX : to, true)
        .values();
  }
}
