package io.giaoban.board;

import io.giaoban.schema.UnitDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The unit days as they stand, and as they stood at the end of each earlier date. Thread-safe. */
public final class UnitDaysView {
  private final Map<Place, IssuedDays<UnitDay>> units = new ConcurrentHashMap<>();

  private record Place(String city, String unit) {}

  void put(UnitDay day) {
    units
        .computeIfAbsent(
            new Place(day.getCity(), day.getUnit()),
            place -> new IssuedDays<>(UnitDay::getDay, UnitDay::getIssue))
        .put(day);
  }

  /**
   * What was told of the unit's day in this issue is no more.
   *
   * @param place {@code city/unit}
   */
  void forget(String place, LocalDate day, LocalDate issue) {
    int slash = place.indexOf('/');
    IssuedDays<UnitDay> issued =
        units.get(new Place(place.substring(0, slash), place.substring(slash + 1)));
    if (issued != null) {
      issued.forget(day, issue);
    }
  }

  /**
   * A unit's days in order, as they were known.
   *
   * @param from the first day; null: since ever
   * @param to the last day; null: until now
   * @param asOf the calendar date in the city at whose end they were known so; days not known then
   *     are left out; null: as they are known now
   */
  public Collection<UnitDay> days(
      String city,
      String unit,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable LocalDate asOf) {
    IssuedDays<UnitDay> days = units.get(new Place(city, unit));
    return days == null ? List.of() : days.days(from, to, asOf);
  }
}
