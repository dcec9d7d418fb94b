package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.StatedBy;
import io.giaoban.schema.UnitDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Law 2: any order, any repeats, any interleaving of the same reports, with the clock ticking in
 * between or not, ends in the same city days and the same episodes.
 */
class OrderDoesNotMatterTest {
  private static final List<City> CITIES =
      List.of(Story.cityOf("VN-X", "A", "B", "ALL"), Story.cityOf("VN-Y", "A", "B", "C"));

  /** What there is in the end, but for what tells of the way there. */
  private record End(
      Map<String, CityDay> days,
      Map<String, UnitDay> unitDays,
      Map<String, List<String>> episodes,
      int rejected) {}

  /** When all that was reported is closed. */
  private static final Instant IN_THE_END = Story.time(26, 0);

  @Property(tries = 150)
  void shouldEndInTheSameDaysAndEpisodes(
      @ForAll("reports") List<Report> reports, @ForAll Random random, @ForAll boolean live) {
    List<Report> otherwise = new ArrayList<>(reports);
    reports.stream().filter(report -> random.nextInt(3) == 0).forEach(otherwise::add);
    Collections.shuffle(otherwise, random);
    End expected = after(reports, live, List.of());
    End end = after(otherwise, live, ticks(otherwise.size(), random));
    assertThat(end.days()).containsExactlyEntriesOf(expected.days());
    assertThat(end.unitDays()).containsExactlyEntriesOf(expected.unitDays());
    assertThat(end.episodes()).containsExactlyEntriesOf(expected.episodes());
    assertThat(end.rejected()).isEqualTo(expected.rejected()).isZero();
  }

  @Provide
  Arbitrary<List<Report>> reports() {
    return RandomReports.of(CITIES)
        .list()
        .ofMaxSize(60)
        .withSizeDistribution(RandomDistribution.uniform())
        .map(OrderDoesNotMatterTest::oneContent);
  }

  /** What is stated under one revision is one content. */
  private static List<Report> oneContent(List<Report> reports) {
    record Name(Kind kind, String city, String unit, LocalDate day, long revision) {}
    Map<Name, Report> first = new LinkedHashMap<>();
    for (Report r : reports) {
      first.putIfAbsent(new Name(r.kind(), r.city(), r.unit(), r.day(), r.revision()), r);
    }
    return List.copyOf(first.values());
  }

  /** The time that a tick tells before each report; the same time again changes nothing. */
  private static List<Instant> ticks(int reports, Random random) {
    return random
        .ints(reports, 12, 25 * 24)
        .sorted()
        .mapToObj(hour -> Story.time(1, hour))
        .toList();
  }

  private static End after(List<Report> reports, boolean live, List<Instant> ticks) {
    try (Pipeline pipeline = Pipeline.of(List.of(), List.of())) {
      CITIES.forEach(city -> pipeline.put(city, live ? Story.time(1, 0) : Instant.EPOCH));
      pipeline.put(Story.atLeast(100));
      pipeline.put(Story.atLeast(200));
      for (int i = 0; i < reports.size(); i++) {
        if (!ticks.isEmpty()) {
          pipeline.tick(ticks.get(i));
        }
        pipeline.report(reports.get(i));
      }
      pipeline.tick(IN_THE_END);
      assertThatUnitsAddUp(pipeline);
      return new End(
          days(pipeline.toldDays()),
          unitDays(pipeline.unitDays()),
          episodes(pipeline.alerts()),
          pipeline.rejected().size());
    }
  }

  /** Where the units speak for themselves, the city's figures are the sums of theirs. */
  private static void assertThatUnitsAddUp(Pipeline pipeline) {
    Map<String, UnitDay> units = new TreeMap<>();
    pipeline
        .unitDays()
        .forEach(day -> units.put(day.getUnit() + day.getCity() + day.getDay(), day));
    for (City city : CITIES) {
      for (CityDay day : pipeline.cityDays(city.code()).values()) {
        if (day.getStatedBy() == StatedBy.UNITS) {
          List<UnitDay> parts =
              city.units().stream()
                  .filter(unit -> !unit.wholeCity())
                  .map(unit -> units.get(unit.code() + day.getCity() + day.getDay()))
                  .filter(Objects::nonNull)
                  .toList();
          assertThat(day.getNewCases()).isEqualTo(sum(parts, UnitDay::getNewCases));
          assertThat(day.getGapCases()).isEqualTo(sum(parts, UnitDay::getGapCases));
          assertThat(day.getCorrectedCases()).isEqualTo(sum(parts, UnitDay::getCorrectedCases));
          assertThat(day.getDeaths()).isEqualTo(sum(parts, UnitDay::getDeaths));
          assertThat(day.getBacklogCases()).isEqualTo(sum(parts, UnitDay::getBacklogCases));
        }
      }
    }
  }

  private static @Nullable Integer sum(List<UnitDay> days, Function<UnitDay, Integer> figure) {
    return days.stream().map(figure).filter(Objects::nonNull).reduce(Integer::sum).orElse(null);
  }

  private static Map<String, CityDay> days(Collection<CityDay> told) {
    Map<String, CityDay> days = new TreeMap<>();
    for (CityDay day : told) {
      CityDay last = CityDay.newBuilder(day).setVersion(0).setKnownAt(Instant.EPOCH).build();
      last.setIssue(LocalDate.EPOCH);
      last.setState(day.getState() == DayState.REVISED ? DayState.FINAL : day.getState());
      days.put(day.getCity() + " " + day.getDay(), last);
    }
    return days;
  }

  private static Map<String, UnitDay> unitDays(Collection<UnitDay> told) {
    Map<String, UnitDay> days = new TreeMap<>();
    for (UnitDay day : told) {
      UnitDay last = UnitDay.newBuilder(day).setKnownAt(Instant.EPOCH).build();
      last.setIssue(LocalDate.EPOCH);
      days.put(day.getCity() + "/" + day.getUnit() + " " + day.getDay(), last);
    }
    return days;
  }

  private static Map<String, List<String>> episodes(Collection<Alert> told) {
    AvroTrust.grant();
    Map<String, Alert> last = new HashMap<>();
    told.forEach(alert -> last.put(alert.getId(), alert));
    Map<String, List<String>> episodes = new TreeMap<>();
    for (Alert a : last.values()) {
      if (a.getState() != AlertState.CANCELLED) {
        episodes
            .computeIfAbsent(a.getCity() + " " + a.getRule(), rule -> new ArrayList<>())
            .add(
                "%s to %s, %s on %s, %s"
                    .formatted(
                        a.getFirstDay(),
                        a.getLastDay(),
                        a.getPeak(),
                        a.getPeakDay(),
                        a.getState() == AlertState.RESOLVED ? "until " + a.getDay() : "open"));
      }
    }
    episodes.values().forEach(Collections::sort);
    return episodes;
  }
}
