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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/**
 * Law 2: any order, any repeats, any interleaving of the same reports ends in the same city days
 * and the same episodes.
 */
class OrderDoesNotMatterTest {
  private static final List<City> CITIES =
      List.of(Story.cityOf("VN-X", "A", "B", "ALL"), Story.cityOf("VN-Y", "A", "B", "C"));

  /** What there is in the end, but for what tells of the way there. */
  private record End(Map<String, CityDay> days, Map<String, List<String>> episodes, int rejected) {}

  @Property(tries = 150)
  void shouldEndInTheSameDaysAndEpisodes(
      @ForAll("reports") List<Report> reports, @ForAll Random random) {
    List<Report> otherwise = new ArrayList<>(reports);
    reports.stream().filter(report -> random.nextInt(3) == 0).forEach(otherwise::add);
    Collections.shuffle(otherwise, random);
    End expected = after(reports);
    End end = after(otherwise);
    assertThat(end.days()).containsExactlyEntriesOf(expected.days());
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

  private static End after(List<Report> reports) {
    try (Pipeline pipeline = Pipeline.of(CITIES, List.of(Story.atLeast(100), Story.atLeast(200)))) {
      reports.forEach(pipeline::report);
      return new End(
          days(pipeline.toldDays()), episodes(pipeline.alerts()), pipeline.rejected().size());
    }
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
