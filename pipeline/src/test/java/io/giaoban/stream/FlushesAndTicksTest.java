package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Maps;
import io.giaoban.place.City;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.UnitDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where commits fall, and whether ticks come between events or not, changes nothing that is told:
 * neither how a day ends, nor how it was known on any date of issue.
 */
class FlushesAndTicksTest {
  private static final List<City> CITIES =
      List.of(Story.cityOf("VN-X", "A", "B", "ALL"), Story.cityOf("VN-Y", "A", "B", "C"));

  /** The first city as it may become. */
  private static final List<City> PLACES =
      List.of(
          Story.cityOf("VN-X", "A", "B", "ALL"),
          Town.of("A", "B", "ALL").until("24:00").city(),
          Town.of("A", "B", "ALL").until("12:00").city(),
          Town.of("A", "B", "ALL").people(1_000).city(),
          Town.of("A", "B", "ALL", "C").city(),
          place("grace: PT48H", ""),
          place("grace: PT30H\ndue: PT3H", ""),
          place("grace: PT2H", "until: 2022-01-02"));

  private static final Instant START = Story.time(1, 8);
  private static final int AT_THE_END = Integer.MAX_VALUE;
  private static final int QUIET_DAYS = 25;

  /**
   * Something that happens.
   *
   * @param after how much later than what happened before it
   * @param report what is reported; null: nothing is
   * @param late how long it was on its way from another partition
   * @param place how the first city is from now on; null, as the report: time passes
   */
  private record Event(
      Duration after, @Nullable Report report, Duration late, @Nullable City place) {
    @Override
    public String toString() {
      Object what = report != null ? report : place != null ? place : "tick";
      return "\n+%s %s%s".formatted(after, what, late.isZero() ? "" : " late " + late);
    }
  }

  @Property(tries = 200)
  void shouldTellTheSameWhereverCommitsFall(@ForAll("events") List<Event> events) {
    Map<String, SpecificRecord> everyEvent = told(events, 1, true);
    assertSame(told(events, 7, true), everyEvent);
    assertSame(told(events, AT_THE_END, true), everyEvent);
  }

  @Property(tries = 200)
  void shouldTellTheSameWithoutTicksBetweenEvents(@ForAll("inOrder") List<Event> events) {
    Map<String, SpecificRecord> withTicks = told(events, 1, true);
    assertSame(told(events, 1, false), withTicks);
    assertSame(told(events, 7, false), withTicks);
    assertSame(told(events, AT_THE_END, false), withTicks);
  }

  @Property(tries = 200)
  void shouldTellTheSameWhereverItIsRestarted(@ForAll("inOrder") List<Event> events) {
    assertSame(told(events, 1, true, 5), told(events, 1, true));
  }

  /** Days without cases look back far. */
  @Property(tries = 40)
  void shouldTellTheSameOfQuietDaysWhereverCommitsFall(@ForAll("quiet") List<Event> events) {
    Map<String, SpecificRecord> everyEvent = told(events, 1, true);
    assertSame(told(events, 3, true), everyEvent);
    assertSame(told(events, AT_THE_END, true), everyEvent);
  }

  /** What was told event by event is what the days would be told as if all came at once. */
  @Property(tries = 40)
  void shouldLeaveNoFigureOfQuietDaysBehind(@ForAll("quiet") List<Event> events) {
    List<Event> atOnce = new ArrayList<>();
    Duration total = Duration.ZERO;
    for (Event event : events) {
      total = total.plus(event.after());
      atOnce.add(event(Duration.ZERO, event.report()));
    }
    atOnce.set(0, event(total, events.get(0).report()));
    assertSame(figures(told(atOnce, AT_THE_END, true)), figures(told(events, 1, true)));
  }

  @Provide
  Arbitrary<List<Event>> quiet() {
    Arbitrary<Event> correction =
        Combinators.combine(
                Arbitraries.of(0, 0, 2, 24).map(Duration::ofHours),
                Arbitraries.of("A", "A", "B", "B", "ALL"),
                Arbitraries.integers().between(1, QUIET_DAYS),
                Arbitraries.longs().between(2, 4),
                Arbitraries.of(0, 0, 2),
                Arbitraries.of(true, true, true, false),
                Arbitraries.of(true, false, false, false))
            .as(
                (after, unit, day, revision, cases, runs, retracted) ->
                    event(after, cases(unit, day, revision, cases, runs, retracted)));
    return Combinators.combine(Arbitraries.of(true, false), correction.list().ofMaxSize(20))
        .as(
            (runs, corrections) -> {
              List<Event> events = new ArrayList<>();
              for (int day = 1; day <= QUIET_DAYS; day++) {
                int cases = day == 1 ? 5 : 0;
                events.add(event(Duration.ofHours(24), cases("A", day, 1, cases, runs, false)));
                events.add(event(Duration.ZERO, cases("B", day, 1, 0, false, false)));
              }
              events.addAll(corrections);
              return events;
            });
  }

  private static Event event(Duration after, Report report) {
    return new Event(after, report, Duration.ZERO, null);
  }

  private static Report cases(
      String unit, int day, long revision, int cases, boolean runs, boolean retracted) {
    int count = runs ? cases + 10 : cases;
    return new Report(
        Kind.CASES,
        "VN-X",
        unit,
        Story.date(day),
        revision,
        START,
        null,
        retracted,
        runs && !retracted,
        retracted ? Counts.NONE : Cases.cases(count).counts());
  }

  @Provide
  Arbitrary<List<Event>> events() {
    return events(Arbitraries.of(0, 0, 0, 0, 1, 7, 30).map(Duration::ofHours));
  }

  @Provide
  Arbitrary<List<Event>> inOrder() {
    return events(Arbitraries.just(Duration.ZERO));
  }

  private static Arbitrary<List<Event>> events(Arbitrary<Duration> late) {
    Arbitrary<Duration> after =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(Duration.ofMillis(1))),
            Tuple.of(9, Arbitraries.of(0, 0, 1, 2, 4, 6, 10, 24).map(Duration::ofHours)),
            Tuple.of(1, Arbitraries.of(3, 20).map(Duration::ofDays)));
    Arbitrary<Report> report = RandomReports.of(CITIES).injectNull(0.25);
    Arbitrary<Event> reportOrTick =
        Combinators.combine(after, report, late)
            .as((then, reported, on) -> new Event(then, reported, on, null));
    Arbitrary<Event> place =
        Combinators.combine(after, Arbitraries.of(PLACES))
            .as((then, city) -> new Event(then, null, Duration.ZERO, city));
    return Arbitraries.frequencyOf(Tuple.of(12, reportOrTick), Tuple.of(1, place))
        .list()
        .ofMaxSize(40);
  }

  private static City place(String more, String until) {
    return Town.read(
        """
        code: VN-X
        name: X
        timezone: Asia/Ho_Chi_Minh
        cutoff: "18:00"
        %s
        units:
          - {code: A, name: A}
          - {code: B, name: B, %s}
          - {code: ALL, name: ALL, wholeCity: true}
        """
            .formatted(more, until));
  }

  private static void assertSame(
      Map<String, SpecificRecord> told, Map<String, SpecificRecord> expected) {
    assertThat(Maps.difference(told, expected)).hasToString("equal");
  }

  /** The last record of each city's or unit's day and date of issue, and of each date's counts. */
  private static Map<String, SpecificRecord> told(
      List<Event> events, int flushEvery, boolean withTicks) {
    return told(events, flushEvery, withTicks, AT_THE_END);
  }

  private static Map<String, SpecificRecord> told(
      List<Event> events, int flushEvery, boolean withTicks, int restartEvery) {
    Map<String, SpecificRecord> last = new TreeMap<>();
    Task task = new Task(CITIES, START);
    Instant now = START;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      now = now.plus(event.after());
      if (event.report() != null) {
        task.take(at(event.report(), now), now.minus(event.late()));
      } else if (event.place() != null) {
        task.put(event.place(), now);
      } else if (withTicks) {
        task.tick(now);
      }
      if ((i + 1) % flushEvery == 0) {
        task.flush();
      }
      if ((i + 1) % restartEvery == 0) {
        task.takeTold().forEach(each -> keep(each, last));
        task = task.restarted();
      }
    }
    task.tick(now);
    task.flush();
    task.takeTold().forEach(each -> keep(each, last));
    return last;
  }

  /** Nobody reports of days to come. */
  private static Report at(Report r, Instant now) {
    LocalDate today = CITIES.get(0).dayOf(now);
    return new Report(
        r.kind(),
        r.city(),
        r.unit(),
        r.day().isAfter(today) ? today : r.day(),
        r.revision(),
        now,
        null,
        r.retracted(),
        r.cumulative(),
        r.counts());
  }

  /** The days as told last, without how it came to that. */
  private static Map<String, SpecificRecord> figures(Map<String, SpecificRecord> told) {
    Map<String, SpecificRecord> figures = new TreeMap<>();
    told.forEach(
        (name, record) -> {
          if (name.endsWith(" last") && record instanceof CityDay day) {
            CityDay last = CityDay.newBuilder(day).setKnownAt(START).build();
            last.setIssue(LocalDate.EPOCH);
            last.setState(DayState.OPEN);
            last.setUnitsOnTime(null);
            last.setLateUnits(List.of());
            figures.put(name, last);
          } else if (name.endsWith(" last") && record instanceof UnitDay day) {
            UnitDay last = UnitDay.newBuilder(day).setKnownAt(START).setFirstKnownAt(null).build();
            last.setIssue(LocalDate.EPOCH);
            last.setOnTime(null);
            figures.put(name, last);
          }
        });
    return figures;
  }

  private static void keep(SpecificRecord told, Map<String, SpecificRecord> last) {
    if (told instanceof CityDay day) {
      CityDay withoutVersion = CityDay.newBuilder(day).setVersion(0).build();
      last.put(day.getCity() + " " + day.getDay() + " issue " + day.getIssue(), withoutVersion);
      last.put(day.getCity() + " " + day.getDay() + " last", withoutVersion);
    } else if (told instanceof UnitDay day) {
      String place = day.getCity() + "/" + day.getUnit();
      last.put(place + " " + day.getDay() + " issue " + day.getIssue(), day);
      last.put(place + " " + day.getDay() + " last", day);
    } else if (told instanceof Alert alert) {
      Alert withoutVersion = Alert.newBuilder(alert).setVersion(0).build();
      last.put(alert.getId() + "#" + alert.getSequence(), withoutVersion);
    } else if (told instanceof IntakeCounts counts) {
      last.put(counts.getCity() + " counts " + counts.getIssue(), counts);
    }
  }
}
