package io.giaoban.alert;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.UnitDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small city whose rules are at 2,000 and 3,000 new cases a day. */
abstract class CityAlertsFixture {
  static final City CITY =
      new City(
          "VN-X",
          "Nhỏ",
          "Small",
          ZoneId.of("Asia/Ho_Chi_Minh"),
          Cutoff.parse("18:00"),
          Duration.ZERO,
          null,
          null,
          List.of());

  static final CityAlerts.Source NO_UNITS =
      new CityAlerts.Source() {
        @Override
        public UnitDay unitDay(String unit, LocalDate day) {
          throw new AssertionError("unit " + unit + " (expected: only rules for the city)");
        }

        @Override
        public boolean loaded(LocalDate day) {
          return false;
        }
      };

  final TreeMap<LocalDate, CityDay> days = new TreeMap<>();
  final CityAlerts alerts = new CityAlerts(CITY, days, NO_UNITS);
  Instant clock = Days.date(1).atTime(18, 0).atZone(CITY.timezone()).toInstant();

  static CompiledRule rule(String id, int line, int clearDays, String... inhibitedBy) {
    return CompiledRule.compile(
        new Rule.Builder(id, "day.newCases >= " + line)
            .clearDays(clearDays)
            .severity(Severity.SEVERE)
            .inhibitedBy(List.of(inhibitedBy))
            .headline(
                Map.of(
                    "vi", "{city}: {value} ca ngày {day}, cao nhất {peak}",
                    "en", "{city}: {value} cases on {day}, at most {peak}"))
            .build());
  }

  void put(CompiledRule rule) {
    alerts.put(new RuleInForce(rule, clock, false));
  }

  List<Alert> tell(CityDay... changed) {
    for (CityDay day : changed) {
      days.put(day.getDay(), day);
      alerts.changed(day);
    }
    clock = clock.plusSeconds(1);
    return alerts.tell(clock, clock).messages();
  }

  List<String> states(CityDay... changed) {
    return tell(changed).stream().map(CityAlertsFixture::said).toList();
  }

  List<String> dateEnds() {
    return alerts.tellHeld(clock).messages().stream().map(CityAlertsFixture::said).toList();
  }

  void nextDate() {
    clock = clock.plus(Duration.ofDays(1));
  }

  /** It is the evening of that day. */
  void nextDate(int day) {
    clock = Days.date(day).atTime(18, 0).atZone(CITY.timezone()).toInstant();
  }

  static String said(Alert alert) {
    return "%s %s %d %s"
        .formatted(
            alert.getState(), alert.getRule(), alert.getDay().getDayOfMonth(), alert.getReason());
  }
}
