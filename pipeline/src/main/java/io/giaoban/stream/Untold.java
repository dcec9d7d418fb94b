package io.giaoban.stream;

import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A city's results that wait for the next commit to be told. */
final class Untold {
  private final Map<Issue, CityDay> cityDays = new LinkedHashMap<>();
  private final Map<Issue, UnitDay> unitDays = new LinkedHashMap<>();
  private final List<ToldAlert> alerts = new ArrayList<>();
  private final List<RuleHealth> health = new ArrayList<>();
  private final List<IntakeCounts> counts = new ArrayList<>();
  private final SortedMap<LocalDate, Rows.DayRow> dayRows = new TreeMap<>();

  /** What is told once, as it was last. */
  private record Issue(String unit, LocalDate day, LocalDate issue) {}

  private record ToldAlert(Alert message, Origin origin) {}

  void add(CityDay day, Rows.DayRow row) {
    Issue issue = new Issue("", day.getDay(), day.getIssue());
    cityDays.remove(issue);
    cityDays.put(issue, day);
    dayRows.put(day.getDay(), row);
  }

  void add(UnitDay day) {
    Issue issue = new Issue(day.getUnit(), day.getDay(), day.getIssue());
    unitDays.remove(issue);
    unitDays.put(issue, day);
  }

  void add(Alert alert, Origin origin) {
    alerts.add(new ToldAlert(alert, origin));
  }

  void add(RuleHealth rule) {
    health.add(rule);
  }

  void add(IntakeCounts intake) {
    counts.add(intake);
  }

  /** Tells everything in order, and stores what must be known of it later. */
  void tell(String city, Outbox out, Rows rows) {
    cityDays.values().forEach(out::cityDay);
    unitDays.values().forEach(out::unitDay);
    alerts.forEach(told -> out.alert(told.message(), told.origin()));
    health.forEach(out::ruleHealth);
    counts.forEach(out::intake);
    dayRows.forEach((day, row) -> rows.putDay(city, day, row));
    alerts.forEach(told -> rows.putAlert(told.message()));
    health.forEach(rows::putHealth);
    counts.forEach(rows::putTally);
    cityDays.clear();
    unitDays.clear();
    alerts.clear();
    health.clear();
    counts.clear();
    dayRows.clear();
  }
}
