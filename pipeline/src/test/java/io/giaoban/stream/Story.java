package io.giaoban.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.giaoban.alert.OnSuspect;
import io.giaoban.alert.Rule;
import io.giaoban.alert.Severity;
import io.giaoban.place.City;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.wire.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a city; what is seen of it then is told by {@link Seen}. Day 1 is 1 January 2022
 * unless the story is set in another month, and it is noon of day 1 until told otherwise. Without
 * further words it is the small city of {@link Town#of}, in whose zone days and hours are told.
 */
final class Story extends Seen implements AutoCloseable {
  static final String CITY = Town.CODE;
  static final int POPULATION = Town.PEOPLE;
  private static final LocalDate DAY_0 = LocalDate.parse("2021-12-31");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Map<String, Long> revisions = new HashMap<>();
  private Instant now = time(1, 12);

  private Story(Pipeline pipeline, City first) {
    super(pipeline, first, YearMonth.from(date(1)));
  }

  /** A city with these units; {@code ALL} speaks for the whole of it. */
  static Story given(String... units) {
    return given(city(units));
  }

  /** These cities, of which the first is spoken about until told otherwise. */
  static Story given(City... cities) {
    return new Story(Pipeline.of(List.of(cities), List.of()), cities[0]);
  }

  /** A city of a live system, which awaits every day from day 1 on. */
  static Story givenLive(City city, String month) {
    Story story = new Story(Pipeline.of(List.of(), List.of()), city).in(month);
    story.now = city.startOf(story.dateOf(1));
    return story.puts(city);
  }

  static City city(String... units) {
    return Town.of(units).city();
  }

  static City cityOf(String code, String... units) {
    return Town.of(units).named(code).city();
  }

  static Rule atLeast(int newCases) {
    return rule(newCases, OnSuspect.HOLD);
  }

  static Rule rule(int newCases, OnSuspect onSuspect) {
    return new Rule.Builder("cases-" + newCases, "day.newCases >= " + newCases)
        .severity(Severity.SEVERE)
        .onSuspect(onSuspect)
        .headline(Map.of("en", "{value}"))
        .build();
  }

  static LocalDate date(int day) {
    return DAY_0.plusDays(day);
  }

  /** An hour of a calendar day, in the zone of Hà Nội. */
  static Instant time(int day, int hour) {
    return date(day).atStartOfDay(ZONE).plusHours(hour).toInstant();
  }

  /** Sets the story in a month, of which day n is the n-th: day 32 is in the next one. */
  Story in(String month) {
    look(YearMonth.parse(month));
    return at(1, 12);
  }

  /** From now on it is about this city. */
  Story about(City other) {
    look(other);
    return this;
  }

  Story with(Rule... rules) {
    return with(List.of(rules));
  }

  Story with(List<Rule> rules) {
    rules.forEach(pipeline()::put);
    return this;
  }

  Story without(Rule rule) {
    pipeline().remove(rule);
    return this;
  }

  Story units(String... units) {
    pipeline().put(city(units));
    return this;
  }

  /** The city is another from now on. */
  Story puts(City changed) {
    pipeline().put(changed, now);
    return this;
  }

  Story at(int day, int hour) {
    now = dateOf(day).atStartOfDay(zone()).plusHours(hour).toInstant();
    return this;
  }

  Story at(int day, String time) {
    now = dateOf(day).atTime(LocalTime.parse(time)).atZone(zone()).toInstant();
    return this;
  }

  /** The clock of a live system ticks. */
  Story ticks() {
    pipeline().tick(now);
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

  Story reports(String unit, int day, Cases counts) {
    return tell(cases(unit, day, 1, counts.counts()));
  }

  /** Each of these days is reported at its own end. */
  Story reportsDaily(String unit, int from, int to, int newCases) {
    for (int day = from; day <= to; day++) {
      at(day, 18).reports(unit, day, newCases);
    }
    return this;
  }

  /** The next revision of what the unit said of the day. */
  Story corrects(String unit, int day, int newCases) {
    return corrects(unit, day, Cases.cases(newCases));
  }

  Story corrects(String unit, int day, Cases counts) {
    return tell(cases(unit, day, nextRevision(unit, day), counts.counts()));
  }

  /** States the running total up to the day's end. */
  Story runs(String unit, int day, int total) {
    Counts counts = Cases.cases(total).counts();
    return tell(report(Kind.CASES, unit, day, nextRevision(unit, day), false, true, counts));
  }

  Story retracts(String unit, int day, long revision) {
    return tell(report(Kind.CASES, unit, day, revision, true, false, Counts.NONE));
  }

  /** Doses given on the day by number. */
  Story gives(String unit, int day, Map<Integer, Integer> doses) {
    return tell(report(Kind.VACCINATIONS, unit, day, 1, false, false, doses(doses)));
  }

  /** Doses given up to the day's end by number. */
  Story hasGiven(String unit, int day, Map<Integer, Integer> doses) {
    return tell(report(Kind.VACCINATIONS, unit, day, 1, false, true, doses(doses)));
  }

  /** What is reported from now on comes in this submission. */
  Story from(String submission) {
    pipeline().use(new RecordHeaders().add("giaoban-submission", submission.getBytes(UTF_8)));
    return this;
  }

  Story tell(Report report) {
    revisions.merge(key(report.unit(), report.day()), report.revision(), Math::max);
    pipeline().report(report, now);
    return this;
  }

  Story sends(Topic topic, byte @Nullable [] value) {
    return sends(topic, city(), value);
  }

  Story sends(Topic topic, @Nullable String key, byte @Nullable [] value) {
    pipeline().send(topic, key == null ? null : key.getBytes(UTF_8), value, now);
    return this;
  }

  Report cases(String unit, int day, long revision, Map<CaseMeasure, Integer> values) {
    return cases(unit, day, revision, Cases.counts(values));
  }

  private Report cases(String unit, int day, long revision, Counts counts) {
    return report(Kind.CASES, unit, day, revision, false, false, counts);
  }

  private Report report(
      Kind kind,
      String unit,
      int day,
      long revision,
      boolean retracted,
      boolean cumulative,
      Counts counts) {
    return new Report(
        kind, city(), unit, dateOf(day), revision, now, null, retracted, cumulative, counts);
  }

  private static Counts doses(Map<Integer, Integer> doses) {
    Counts.Builder counts = new Counts.Builder();
    new TreeMap<>(doses).forEach((dose, n) -> counts.put(new DoseMeasure(dose, null), n));
    return counts.build();
  }

  private long nextRevision(String unit, int day) {
    return revisions.getOrDefault(key(unit, dateOf(day)), 0L) + 1;
  }

  private String key(String unit, LocalDate day) {
    return city() + "/" + unit + "|" + day;
  }

  @Override
  Story and() {
    return this;
  }

  @Override
  public void close() {
    pipeline().close();
  }
}
