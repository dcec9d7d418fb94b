package io.giaoban.stream;

import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.UnitDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A city's results that wait for the next commit to be told. */
final class Untold {
  private final List<CityDay> cityDays = new ArrayList<>();
  private final List<UnitDay> unitDays = new ArrayList<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<IntakeCounts> counts = new ArrayList<>();
  private final SortedMap<LocalDate, Rows.DayRow> dayRows = new TreeMap<>();

  void add(CityDay day, Rows.DayRow row) {
    cityDays.add(day);
    dayRows.put(day.getDay(), row);
  }

  void add(UnitDay day) {
    unitDays.add(day);
  }

  void add(Alert alert) {
    alerts.add(alert);
  }

  void add(IntakeCounts intake) {
    counts.add(intake);
  }

  /** Tells everything in order, and stores what must be known of it later. */
  void tell(String city, Outbox out, Rows rows) {
    cityDays.forEach(out::cityDay);
    unitDays.forEach(out::unitDay);
    alerts.forEach(out::alert);
    counts.forEach(out::intake);
    dayRows.forEach((day, row) -> rows.putDay(city, day, row));
    alerts.forEach(rows::putAlert);
    counts.forEach(rows::putTally);
    cityDays.clear();
    unitDays.clear();
    alerts.clear();
    counts.clear();
    dayRows.clear();
  }
}
