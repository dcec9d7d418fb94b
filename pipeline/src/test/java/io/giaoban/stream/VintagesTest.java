package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.IntakeCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The versions of Hà Nội's series through the whole topology, against what each says. */
class VintagesTest {
  private static final String CITY = "VN-HN";
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final ReportFile FILE =
      new ReportFile("/io/giaoban/sample/hanoi/hanoi_vintages.csv");

  private static Pipeline pipeline;

  @BeforeAll
  static void replay() {
    pipeline = Pipeline.shipped();
    FILE.reports().forEach(pipeline::report);
    assertThat(pipeline.rejected()).isEmpty();
  }

  @AfterAll
  static void end() {
    pipeline.close();
  }

  @Test
  void shouldEndAtTheLastVersionOfEveryDay() {
    SortedMap<LocalDate, Integer> last = new TreeMap<>();
    FILE.rows().forEach(row -> last.put(day(row), cases(row)));
    assertThat(newCases(pipeline.cityDays(CITY))).hasSize(315).isEqualTo(last);
  }

  @Test
  void shouldTellEveryVersionAsOfItsDate() {
    SortedMap<LocalDate, SortedMap<LocalDate, Integer>> known = knownByDate();
    assertThat(known).hasSize(13);
    known.forEach(
        (asOf, days) ->
            assertThat(newCases(pipeline.cityDays(CITY, asOf)))
                .as("as of " + asOf)
                .isEqualTo(days));
  }

  @Test
  void shouldTellTheVersionBeforeUntilTheNextIsKnown() {
    SortedMap<LocalDate, SortedMap<LocalDate, Integer>> known = knownByDate();
    known.keySet().stream()
        .skip(1)
        .forEach(
            date -> {
              LocalDate before = date.minusDays(1);
              assertThat(newCases(pipeline.cityDays(CITY, before)))
                  .as("as of " + before)
                  .isEqualTo(known.get(known.headMap(date).lastKey()));
            });
    assertThat(pipeline.cityDays(CITY, known.firstKey().minusDays(1))).isEmpty();
  }

  @Test
  void shouldRollWhatWasKnownThen() {
    knownByDate()
        .forEach(
            (asOf, days) ->
                pipeline
                    .cityDays(CITY, asOf)
                    .forEach(
                        (day, told) -> {
                          List<Integer> week =
                              List.copyOf(days.subMap(day.minusDays(6), day.plusDays(1)).values());
                          assertThat(told.getSum7())
                              .as(day + " as of " + asOf)
                              .isEqualTo(week.stream().mapToLong(n -> n).sum());
                          assertThat(told.getDaysPresent7()).isEqualTo(week.size());
                          assertThat(told.getCumulativeCases())
                              .isEqualTo(
                                  days.headMap(day.plusDays(1)).values().stream()
                                      .mapToLong(n -> n)
                                      .sum());
                        }));
  }

  @Test
  void shouldCountEveryRevisedRowAsACorrection() {
    List<IntakeCounts> counts = pipeline.counts(CITY);
    assertThat(counts.stream().mapToLong(IntakeCounts::getCorrected).sum())
        .isEqualTo(113)
        .isEqualTo(rows("revised"));
    assertThat(counts.stream().mapToLong(IntakeCounts::getStated).sum())
        .isEqualTo(315)
        .isEqualTo(rows("new"));
    assertThat(counts)
        .allSatisfy(
            one -> {
              assertThat(one.getConfirmed() + one.getRepeated() + one.getSuperseded()).isZero();
              assertThat(one.getRefused()).isEmpty();
            });
  }

  @Test
  void shouldReviseTheClosedDaysThatAVersionStatesOtherwise() {
    Set<LocalDate> revised =
        FILE.rows().stream()
            .filter(row -> row.get("kind").equals("revised"))
            .map(VintagesTest::day)
            .collect(Collectors.toCollection(HashSet::new));
    assertThat(
            pipeline.cityDays(CITY).values().stream()
                .filter(day -> revised.contains(day.getDay()))
                .map(CityDay::getState))
        .hasSameSizeAs(revised)
        .containsOnly(DayState.REVISED);
  }

  /** What was known at the end of each date on which a version came out. */
  private static SortedMap<LocalDate, SortedMap<LocalDate, Integer>> knownByDate() {
    SortedMap<LocalDate, SortedMap<LocalDate, Integer>> known = new TreeMap<>();
    SortedMap<LocalDate, Integer> now = new TreeMap<>();
    for (Map<String, String> row : FILE.rows()) {
      now.put(day(row), cases(row));
      LocalDate date = LocalDate.ofInstant(Instant.parse(row.get("as_of")), ZONE);
      known.put(date, new TreeMap<>(now));
    }
    return known;
  }

  private static SortedMap<LocalDate, Integer> newCases(SortedMap<LocalDate, CityDay> days) {
    SortedMap<LocalDate, Integer> newCases = new TreeMap<>();
    days.forEach((day, told) -> newCases.put(day, told.getNewCases()));
    return newCases;
  }

  private static long rows(String kind) {
    return FILE.rows().stream().filter(row -> row.get("kind").equals(kind)).count();
  }

  private static LocalDate day(Map<String, String> row) {
    return LocalDate.parse(row.get("report_date"));
  }

  private static int cases(Map<String, String> row) {
    return Integer.parseInt(row.get("cases"));
  }
}
