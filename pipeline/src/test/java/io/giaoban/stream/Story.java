package io.giaoban.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.giaoban.alert.OnSuspect;
import io.giaoban.alert.Rule;
import io.giaoban.alert.Severity;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A small city and what happens to it. Day 1 is 1 January 2022; days end at 18:00 in Hà Nội, with
 * six hours of grace. It is noon of day 1 until told otherwise.
 */
final class Story implements AutoCloseable {
  static final String CITY = "VN-X";
  static final int POPULATION = 100_000;
  private static final LocalDate DAY_0 = LocalDate.parse("2021-12-31");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Pipeline pipeline;
  private Instant now = time(1, 12);
  private int daysSeen;
  private int alertsSeen;

  private Story(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** A city with these units; {@code ALL} speaks for the whole of it. */
  static Story given(String... units) {
    return new Story(Pipeline.of(List.of(city(units)), List.of()));
  }

  static City city(String... units) {
    return cityOf(CITY, units);
  }

  static City cityOf(String code, String... units) {
    return new City(
        code,
        "Nhỏ",
        "Small",
        ZONE,
        Cutoff.parse("18:00"),
        Duration.ofHours(6),
        (long) POPULATION,
        2021,
        Arrays.stream(units)
            .map(u -> new ReportingUnit(u, u, null, null, null, null, u.equals("ALL")))
            .toList());
  }

  static Rule atLeast(int newCases) {
    return new Rule(
        "cases-" + newCases,
        "day.newCases >= " + newCases,
        null,
        1,
        Severity.SEVERE,
        "newCases",
        List.of(),
        OnSuspect.HOLD,
        Map.of("en", "{value}"));
  }

  static LocalDate date(int day) {
    return DAY_0.plusDays(day);
  }

  /** An hour of a calendar day, in the city's zone. */
  static Instant time(int day, int hour) {
    return date(day).atStartOfDay(ZONE).plusHours(hour).toInstant();
  }

  Story with(Rule rule) {
    pipeline.put(rule);
    return this;
  }

  Story without(Rule rule) {
    pipeline.remove(rule);
    return this;
  }

  Story units(String... units) {
    pipeline.put(city(units));
    return this;
  }

  Story at(int day, int hour) {
    now = time(day, hour);
    return this;
  }

  Story reports(String unit, int day, int newCases) {
    return reports(unit, day, 1, newCases);
  }

  Story reports(String unit, int day, long revision, int newCases) {
    return reports(unit, day, revision, Map.of(CaseMeasure.NEW_CASES, newCases));
  }

  Story reports(String unit, int day, long revision, Map<CaseMeasure, Integer> counts) {
    return tell(cases(unit, day, revision, counts));
  }

  /** A running total up to the end of the day. */
  Story runs(String unit, int day, int newCases) {
    Report daily = cases(unit, day, 1, Map.of(CaseMeasure.NEW_CASES, newCases));
    return tell(
        new Report(Kind.CASES, CITY, unit, date(day), 1, now, null, false, true, daily.counts()));
  }

  Story retracts(String unit, int day, long revision) {
    return tell(
        new Report(
            Kind.CASES, CITY, unit, date(day), revision, now, null, true, false, Counts.NONE));
  }

  /** Doses given by number. */
  Story gives(String unit, int day, Map<Integer, Integer> doses) {
    Counts.Builder counts = new Counts.Builder();
    new TreeMap<>(doses).forEach((dose, n) -> counts.put(new DoseMeasure(dose, null), n));
    return tell(
        new Report(
            Kind.VACCINATIONS, CITY, unit, date(day), 1, now, null, false, false, counts.build()));
  }

  Story tell(Report report) {
    pipeline.report(report, now);
    return this;
  }

  Story sends(Topic topic, byte @Nullable [] value) {
    return sends(topic, CITY, value);
  }

  Story sends(Topic topic, @Nullable String key, byte @Nullable [] value) {
    pipeline.send(topic, key == null ? null : key.getBytes(UTF_8), value, now);
    return this;
  }

  Report cases(String unit, int day, long revision, Map<CaseMeasure, Integer> values) {
    Counts.Builder counts = new Counts.Builder();
    new TreeMap<>(values).forEach(counts::put);
    return new Report(
        Kind.CASES, CITY, unit, date(day), revision, now, null, false, false, counts.build());
  }

  /** The day as it was told last; null: never. */
  @Nullable CityDay day(int day) {
    return pipeline.cityDays(CITY).get(date(day));
  }

  /** A day's doses: number, given that day, running total, coverage. */
  List<String> doses(int day) {
    return day(day).getDoses().stream()
        .map(
            dose ->
                "%d: %s, %d, %s"
                    .formatted(
                        dose.getDose(),
                        dose.getAdministered(),
                        dose.getCumulative(),
                        dose.getCoverage()))
        .toList();
  }

  /** The days told since the last call, by number. */
  List<Integer> told() {
    List<CityDay> all = pipeline.toldDays();
    List<Integer> days =
        all.subList(daysSeen, all.size()).stream()
            .map(day -> (int) (day.getDay().toEpochDay() - DAY_0.toEpochDay()))
            .toList();
    daysSeen = all.size();
    return days;
  }

  /** The alerts told since the last call: what, about which day, at which value. */
  List<String> alerts() {
    List<Alert> all = pipeline.alerts();
    List<String> messages =
        all.subList(alertsSeen, all.size()).stream()
            .map(
                alert ->
                    "%s %d %s%s"
                        .formatted(
                            alert.getState(),
                            alert.getDay().toEpochDay() - DAY_0.toEpochDay(),
                            alert.getValue() == null ? "?" : alert.getValue().intValue(),
                            alert.getProvisional() ? " provisional" : ""))
            .toList();
    alertsSeen = all.size();
    return messages;
  }

  List<UnitDay> unitDays() {
    return pipeline.unitDays();
  }

  List<RejectedReport> rejected() {
    return pipeline.rejected();
  }

  Pipeline pipeline() {
    return pipeline;
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
