package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of the whole program on a real broker and registry, from outside. */
class StandaloneTest {
  @TempDir private Path dir;

  @Test
  void shouldAnswerACityItHasNeverHeardOf() throws Exception {
    int units = 5;
    int days = 20;
    try (GiaobanProcess giaoban = start(units)) {
      HttpResponse<String> answer = giaoban.post("text/csv", TestCity.csv(units, days));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(new JsonMapper().readTree(answer.body()).get("accepted").asInt())
          .isEqualTo(units * days);
      giaoban.awaitCaughtUp();
      JsonNode before = daysOf(giaoban);
      assertTotals(before, units, days);

      assertThat(giaoban.post("text/csv", TestCity.csv(units, days)).statusCode()).isEqualTo(200);
      giaoban.awaitCaughtUp();
      assertThat(daysOf(giaoban)).isEqualTo(before);
    }
  }

  @Test
  void shouldGoOnWithTheSameFiguresAfterAnInterrupt() throws Exception {
    int units = 3;
    int days = 10;
    JsonNode before;
    try (GiaobanProcess giaoban = start(units)) {
      giaoban.post("text/csv", TestCity.csv(units, days));
      giaoban.awaitCaughtUp();
      before = daysOf(giaoban);
      assertThat(giaoban.interrupt()).isIn(0, 130);
      assertThat(giaoban.errors()).doesNotContain("Exception");
    }
    try (GiaobanProcess giaoban = start(units)) {
      giaoban.awaitCaughtUp();
      assertThat(daysOf(giaoban)).isEqualTo(before);
      giaoban.post(
          "application/json",
          """
          {"city": "XX-AA", "unit": "01", "day": "2022-01-01", "revision": 9999999999999, "newCases": 1000}
          """);
      giaoban.awaitCaughtUp();
      JsonNode day = daysOf(giaoban).get(0);
      assertThat(day.get("newCases").asInt())
          .isEqualTo(TestCity.total(units, 0) - TestCity.cases(1, 0) + 1000);
      assertThat(day.get("version").asInt()).isEqualTo(before.get(0).get("version").asInt() + 1);
    }
  }

  @Test
  void shouldCountEachReportOnceWhenKilledInTheMiddle() throws Exception {
    int units = 40;
    int days = 1000;
    try (GiaobanProcess giaoban = start(units)) {
      giaoban.post("text/csv", TestCity.csv(units, days));
      giaoban.awaitAnyDay(TestCity.CODE);
      giaoban.kill();
    }
    try (GiaobanProcess giaoban = start(units)) {
      giaoban.awaitCaughtUp();
      assertTotals(daysOf(giaoban), units, days);
    }
  }

  @Test
  void shouldTellProblemsByTheStandard() throws Exception {
    try (GiaobanProcess giaoban = start(1)) {
      assertProblem(
          giaoban.post("wrong", "application/json", "[]"), 401, "unknown or disabled key");
      assertProblem(giaoban.post("application/json", "nonsense"), 400, "a JSON object");
      assertProblem(giaoban.post("text/plain", "x"), 415, "text/csv");
      assertProblem(giaoban.ask("/v1/cities/%ff/days"), 400, "400");
      assertProblem(giaoban.ask("/v1/alerts/" + "a".repeat(9_000)), 414, "414");
    }
  }

  @Test
  void shouldRefuseParametersThatItDoesNotUnderstand() throws Exception {
    try (GiaobanProcess giaoban = start(1)) {
      for (String query : new String[] {"dryRun=1", "dryRun", "dryrun=true", "dryRun=true&x=1"}) {
        assertProblem(
            giaoban.post(GiaobanProcess.KEY, query, "text/csv", TestCity.csv(1, 1)),
            400,
            "expected: ");
      }
      assertThat(
              giaoban
                  .post(GiaobanProcess.KEY, "dryRun=true", "text/csv", TestCity.csv(1, 1))
                  .statusCode())
          .isEqualTo(200);
      assertProblem(
          giaoban.ask("/v1/alerts?state=RAISED"), 400, "[raised, updated, resolved, cancelled]");
      assertProblem(giaoban.ask("/v1/alerts?city=XX-ZZ"), 400, "a city that reports here");
      assertProblem(giaoban.ask("/v1/intake?city=XX-ZZ"), 400, "a city that reports here");
      assertProblem(
          giaoban.ask("/v1/cities/XX-AA/days?asOf=2022-01-02&asOf=2022-01-03"), 400, "2 times");
      giaoban.awaitCaughtUp();
      assertThat(daysOf(giaoban)).isEmpty();
      assertThat(giaoban.get("/v1/alerts?city=XX-AA&state=raised")).isEmpty();
    }
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains(detail);
  }

  private GiaobanProcess start(int units) throws Exception {
    return GiaobanProcess.standalone(dir.resolve("data"), TestCity.places(dir, units));
  }

  private static JsonNode daysOf(GiaobanProcess giaoban) throws Exception {
    return giaoban.get("/v1/cities/" + TestCity.CODE + "/days");
  }

  private static void assertTotals(JsonNode days, int units, int count) {
    assertThat(days).hasSize(count);
    long cumulative = 0;
    for (int day = 0; day < count; day++) {
      JsonNode shown = days.get(day);
      cumulative += TestCity.total(units, day);
      assertThat(shown.get("day").asText()).isEqualTo(TestCity.FIRST_DAY.plusDays(day).toString());
      assertThat(shown.get("newCases").asInt()).isEqualTo(TestCity.total(units, day));
      assertThat(shown.get("cumulativeCases").asLong()).isEqualTo(cumulative);
      long week = 0;
      for (int d = Math.max(0, day - 6); d <= day; d++) {
        week += TestCity.total(units, d);
      }
      assertThat(shown.get("sum7").asLong()).isEqualTo(week);
    }
  }
}
