package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newcomer's first command, as a process of its own, against figures computed by others. */
class DemoTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<JsonNode> LINES = new ArrayList<>();

  @BeforeAll
  static void run(@TempDir Path dir) throws Exception {
    Process demo =
        GiaobanProcess.command("demo", "--speed", "max", "--exit", "--json")
            .redirectError(dir.resolve("err").toFile())
            .start();
    for (String line : demo.inputReader().lines().toList()) {
      LINES.add(JSON.readTree(line));
    }
    assertThat(demo.waitFor()).isZero();
  }

  @Test
  void shouldPrintHanoisDaysWithTheExpectedSums() throws IOException {
    JsonNode expected = expected("hanoi");
    assertCases("VN-HN", expected.at("/districts/all_cases_by_day"));
    assertCases("VN-HN", expected.at("/city_to_2022-02-15/daily_samples"));
    assertThat(day("VN-HN", "2021-12-11").get("newCases").asInt()).isEqualTo(731);
    assertThat(day("VN-HN", "2021-12-14").get("newCases").asInt()).isEqualTo(900);
    assertThat(day("VN-HN", "2021-12-12").get("sum7").asInt()).isEqualTo(5279);
    assertThat(day("VN-HN", "2022-01-02").get("newCases").asInt()).isEqualTo(2045);
    assertThat(raised("VN-HN", "cases-2000")).isEqualTo("2022-01-02");
  }

  @Test
  void shouldPrintTokyosDaysWithTheExpectedSums() throws IOException {
    JsonNode expected = expected("tokyo");
    assertCases("JP-13", expected.at("/daily_all"));
    expected
        .at("/daily/rolling7_sum_samples")
        .properties()
        .forEach(
            sample ->
                assertThat(day("JP-13", sample.getKey()).get("sum7")).isEqualTo(sample.getValue()));
    assertThat(raised("JP-13", "cases-2000")).isEqualTo("2021-07-27");
    assertThat(raised("JP-13", "cases-3000")).isEqualTo("2021-07-28");
  }

  private static void assertCases(String city, JsonNode expected) {
    assertThat(expected).isNotEmpty();
    expected
        .properties()
        .forEach(
            sample ->
                assertThat(day(city, sample.getKey()).get("newCases"))
                    .as(sample.getKey())
                    .isEqualTo(sample.getValue()));
  }

  private static JsonNode day(String city, String day) {
    return LINES.stream()
        .filter(line -> line.get("type").asText().equals("city-day"))
        .filter(line -> line.get("city").asText().equals(city))
        .filter(line -> line.get("day").asText().equals(day))
        .findFirst()
        .orElseThrow();
  }

  private static String raised(String city, String rule) {
    return LINES.stream()
        .filter(line -> line.get("type").asText().equals("alert"))
        .filter(line -> line.get("city").asText().equals(city))
        .filter(line -> line.get("rule").asText().equals(rule))
        .filter(line -> line.get("state").asText().equals("raised"))
        .map(line -> line.get("firstDay").asText())
        .min(String::compareTo)
        .orElseThrow();
  }

  private static JsonNode expected(String city) throws IOException {
    try (InputStream in =
        DemoTest.class.getResourceAsStream("/io/giaoban/sample/" + city + "-expected.json")) {
      return JSON.readTree(in);
    }
  }
}
