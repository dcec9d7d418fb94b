package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.sample.Samples;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped samples through the whole topology, against figures computed by others. */
class SamplesTest {
  private static SortedMap<LocalDate, CityDay> hanoi;
  private static SortedMap<LocalDate, CityDay> tokyo;
  private static java.util.List<Alert> alerts;

  @BeforeAll
  static void replay() {
    try (Pipeline pipeline = Pipeline.shipped()) {
      Samples.inOrder().forEach(pipeline::report);
      hanoi = pipeline.cityDays("VN-HN");
      tokyo = pipeline.cityDays("JP-13");
      alerts = pipeline.alerts();
      assertThat(pipeline.rejected()).isEmpty();
    }
  }

  @Test
  void shouldSumHanoisDistrictsAsExpected() throws IOException {
    JsonNode expected = expected("hanoi");
    expected
        .at("/districts/all_cases_by_day")
        .properties()
        .forEach(day -> assertNewCases(hanoi, day));
    expected
        .at("/city_to_2022-02-15/daily_samples")
        .properties()
        .forEach(day -> assertNewCases(hanoi, day));
    assertThat(hanoi.get(LocalDate.parse("2021-12-11")).getNewCases()).isEqualTo(731);
    assertThat(hanoi.get(LocalDate.parse("2022-01-02")).getNewCases()).isEqualTo(2045);
  }

  @Test
  void shouldRollHanoisWeeksAsExpected() throws IOException {
    expected("hanoi")
        .at("/city_to_2022-02-15/rolling7_sum_samples")
        .properties()
        .forEach(day -> assertSum7(hanoi, day));
  }

  @Test
  void shouldSumTokyosRunningTotalsAsExpected() throws IOException {
    JsonNode expected = expected("tokyo");
    expected.at("/daily/daily_samples").properties().forEach(day -> assertNewCases(tokyo, day));
    expected.at("/daily_all").properties().forEach(day -> assertNewCases(tokyo, day));
    expected.at("/daily/rolling7_sum_samples").properties().forEach(day -> assertSum7(tokyo, day));
    assertThat(tokyo.get(tokyo.lastKey()).getCumulativeCases())
        .isEqualTo(expected.get("city_cumulative_last").asLong());
    assertThat(tokyo.get(LocalDate.parse("2021-06-30")).getNewCases()).isNull();
  }

  @Test
  void shouldRaiseAlertsOnTheFirstDayAtTheLine() {
    assertThat(firstRaised("VN-HN", "cases-2000")).isEqualTo("2022-01-02");
    assertThat(firstRaised("VN-HN", "cases-3000")).isEqualTo("2022-02-14");
    assertThat(firstRaised("JP-13", "cases-2000")).isEqualTo("2021-07-27");
    assertThat(firstRaised("JP-13", "cases-3000")).isEqualTo("2021-07-28");
  }

  private static LocalDate firstRaised(String city, String rule) {
    return alerts.stream()
        .filter(
            a ->
                a.getCity().equals(city)
                    && a.getRule().equals(rule)
                    && a.getState() == AlertState.RAISED)
        .findFirst()
        .orElseThrow()
        .getFirstDay();
  }

  private static void assertNewCases(
      SortedMap<LocalDate, CityDay> days, Map.Entry<String, JsonNode> expected) {
    assertThat(days.get(LocalDate.parse(expected.getKey())).getNewCases())
        .as(expected.getKey())
        .isEqualTo(expected.getValue().asInt());
  }

  private static void assertSum7(
      SortedMap<LocalDate, CityDay> days, Map.Entry<String, JsonNode> expected) {
    assertThat(days.get(LocalDate.parse(expected.getKey())).getSum7())
        .as(expected.getKey())
        .isEqualTo(expected.getValue().asLong());
  }

  private static JsonNode expected(String city) throws IOException {
    try (InputStream in =
        SamplesTest.class.getResourceAsStream("/io/giaoban/sample/" + city + "-expected.json")) {
      return new JsonMapper().readTree(in);
    }
  }
}
