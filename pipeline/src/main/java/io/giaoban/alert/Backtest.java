package io.giaoban.alert;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What rules would have told of a city's days and its units', had they been in force: the same that
 * {@link CityAlerts} tells of the days as they stand. Not thread-safe.
 */
public final class Backtest {
  private final RuleHealthBook health = new RuleHealthBook();
  private final City city;
  private final NavigableMap<LocalDate, CityDay> days;
  private final Map<String, Map<LocalDate, UnitDay>> unitDays;
  private final DayMarks marks;

  /**
   * Over these days.
   *
   * @param days the city's; conditions may look back on all of them
   * @param unitDays the units' by code, those that were told
   * @param from the first day that rules look at
   * @param to the last day that rules look at
   */
  public Backtest(
      City city,
      NavigableMap<LocalDate, CityDay> days,
      Map<String, Map<LocalDate, UnitDay>> unitDays,
      LocalDate from,
      LocalDate to) {
    this.city = city;
    this.days = days;
    this.unitDays = unitDays;
    NavigableMap<LocalDate, CityDay> seen =
        to.isBefore(from) ? new TreeMap<>() : days.subMap(from, true, to, true);
    this.marks = new DayMarks(seen);
    seen.values().forEach(marks::mark);
  }

  /**
   * Tries a rule on each place that it looks at.
   *
   * @param unit of the units this one only; null: all
   */
  public List<Trial> of(CompiledRule compiled, @Nullable String unit) {
    Rule rule = compiled.rule();
    CompiledRule plain = compiled.plain();
    List<Trial> trials = new ArrayList<>();
    if (rule.scope().covers(city) && unit == null) {
      trials.add(trial(compiled, plain, null, days::get));
    }
    for (ReportingUnit each : city.units()) {
      if (rule.scope().covers(city, each) && (unit == null || unit.equals(each.code()))) {
        trials.add(
            trial(
                compiled,
                plain,
                each,
                new SilentDays(city, each, unitDays.getOrDefault(each.code(), Map.of()))));
      }
    }
    return trials;
  }

  /** The rules whose conditions could not be evaluated on some day. */
  public List<RuleHealth> failures() {
    return health.takeChanged(city.code(), Instant.EPOCH).stream()
        .filter(told -> !told.getHealthy())
        .toList();
  }

  private Trial trial(
      CompiledRule rule, CompiledRule plain, @Nullable ReportingUnit unit, PlaceDays placeDays) {
    List<Episode> episodes = episodes(rule, unit, placeDays, health);
    return new Trial(
        rule.rule(),
        city.code(),
        unit == null ? null : unit.code(),
        unit == null ? city.name() : unit.name(),
        marks.days(),
        episodes,
        sameAsPlain(rule.rule())
            ? episodes
            : episodes(plain, unit, placeDays, new RuleHealthBook()),
        figures(rule, placeDays));
  }

  private List<Episode> episodes(
      CompiledRule rule, @Nullable ReportingUnit unit, PlaceDays placeDays, RuleHealthBook book) {
    PlaceCourses courses =
        new PlaceCourses(
            unit == null ? null : unit.code(),
            placeDays,
            marks,
            book,
            new PlaceCourses.Listener() {});
    RuleInForce inForce = new RuleInForce(rule, Instant.EPOCH, true);
    courses.seeAll(inForce);
    return List.copyOf(courses.episodes(inForce));
  }

  private SortedMap<LocalDate, Double> figures(CompiledRule rule, PlaceDays placeDays) {
    SortedMap<LocalDate, Double> figures = new TreeMap<>();
    for (LocalDate day : marks.days()) {
      SpecificRecord record = placeDays.on(day);
      Double value = rule.value(record);
      if (value != null) {
        figures.put(day, value);
      }
    }
    return figures;
  }

  private static boolean sameAsPlain(Rule rule) {
    return rule.until() == null
        && rule.forDays() == 1
        && rule.clearDays() == 1
        && rule.onSuspect() == OnSuspect.FIRE;
  }
}
