package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Maps;
import io.giaoban.place.City;
import io.giaoban.report.Report;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.UnitDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
  private static final Instant START = Story.time(1, 8);
  private static final int AT_THE_END = Integer.MAX_VALUE;

  /**
   * Something that happens.
   *
   * @param after how much later than what happened before it
   * @param report what is reported; null: time passes
   * @param late how long it was on its way from another partition
   */
  private record Event(Duration after, @Nullable Report report, Duration late) {
    @Override
    public String toString() {
      return "\n+%s %s%s"
          .formatted(after, report == null ? "tick" : report, late.isZero() ? "" : " late " + late);
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
    return Combinators.combine(after, report, late).as(Event::new).list().ofMaxSize(40);
  }

  private static void assertSame(
      Map<String, SpecificRecord> told, Map<String, SpecificRecord> expected) {
    assertThat(Maps.difference(told, expected)).hasToString("equal");
  }

  /** The last record of each city's or unit's day and date of issue, and of each date's counts. */
  private static Map<String, SpecificRecord> told(
      List<Event> events, int flushEvery, boolean withTicks) {
    Task task = new Task(CITIES, START);
    Instant now = START;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      now = now.plus(event.after());
      if (event.report() != null) {
        task.take(at(event.report(), now), now.minus(event.late()));
      } else if (withTicks) {
        task.tick(now);
      }
      if ((i + 1) % flushEvery == 0) {
        task.flush();
      }
    }
    task.tick(now);
    task.flush();
    Map<String, SpecificRecord> last = new TreeMap<>();
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

  private static void keep(SpecificRecord told, Map<String, SpecificRecord> last) {
    if (told instanceof CityDay day) {
      CityDay withoutVersion = CityDay.newBuilder(day).setVersion(0).build();
      last.put(day.getCity() + " " + day.getDay() + " issue " + day.getIssue(), withoutVersion);
      last.put(day.getCity() + " " + day.getDay() + " last", withoutVersion);
    } else if (told instanceof UnitDay day) {
      String place = day.getCity() + "/" + day.getUnit();
      last.put(place + " " + day.getDay() + " issue " + day.getIssue(), day);
      last.put(place + " " + day.getDay() + " last", day);
    } else if (told instanceof IntakeCounts counts) {
      last.put(counts.getCity() + " counts " + counts.getIssue(), counts);
    }
  }
}
