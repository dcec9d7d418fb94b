package io.giaoban.cli;

import static io.giaoban.cli.TestRules.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rules file that changes under a running process. */
class RulesReloadTest {
  private static final String REPORT =
      """
      {"city": "XX-AA", "unit": "01", "day": "2022-01-01", "reportedAt": "2022-01-01T18:00:00+07:00", "newCases": 7}
      """;

  @TempDir private Path dir;

  @Test
  void shouldFollowTheFile() throws Exception {
    Path file =
        TestRules.write(
            dir.resolve("rules.yaml"),
            line("many", 1_000),
            line("bad", -1).replace("newCases", "cases"));
    try (GiaobanProcess giaoban = start(file)) {
      assertThat(rules(giaoban)).containsExactly("many");
      assertThat(giaoban.errors())
          .contains("rules.yaml:3:24: rule bad: when: undefined field 'cases'");
      giaoban.post("application/json", REPORT);
      giaoban.awaitCaughtUp();
      assertThat(alerts(giaoban)).isEmpty();

      TestRules.write(file, line("many", 1_000), line("some", 5));
      await(() -> assertThat(alerts(giaoban)).containsExactly("some raised"));
      assertThat(rules(giaoban)).containsExactly("many", "some");
      assertThat(giaoban.errors()).contains("rules.yaml: add rule some");

      TestRules.write(file, line("few", 2), line("some", 5).replace(">=", ">>"));
      await(() -> assertThat(rules(giaoban)).containsExactly("some", "few"));
      await(() -> assertThat(alerts(giaoban)).containsExactly("few raised", "some raised"));
      await(
          () ->
              assertThat(giaoban.errors())
                  .contains(
                      "rules.yaml:3:36: rule some: when: ",
                      "rules.yaml: add rule few",
                      "rules.yaml: delete rule many",
                      "rules.yaml: keep rule some as it was"));

      TestRules.write(file, line("few", 2), line("3 more", 3));
      await(
          () ->
              assertThat(giaoban.errors())
                  .contains("rules.yaml:3:10: id: \"3 more\"")
                  .containsPattern("(?s)keep rule some as it was.*keep rule some as it was"));

      Files.writeString(file, "rules: [");
      await(() -> assertThat(giaoban.errors()).contains("rules.yaml: nothing changes"));
      Files.delete(file);
      TestRules.write(file, line("few", 2));
      await(() -> assertThat(rules(giaoban)).containsExactly("few"));
      await(() -> assertThat(alerts(giaoban)).containsExactly("few raised", "some cancelled"));
      assertThat(giaoban.errors()).doesNotContain("Exception");
    }
  }

  @Test
  void shouldKeepWhatTurnedBadOverARestart() throws Exception {
    Path file = TestRules.write(dir.resolve("rules.yaml"), line("a", 1), line("b", 2));
    try (GiaobanProcess first = start(file)) {
      assertThat(rules(first)).containsExactly("a", "b");
    }
    TestRules.write(file, line("a", 1).replace("newCases", "cases"), line("c", 3));
    try (GiaobanProcess second = start(file)) {
      assertThat(rules(second)).containsExactly("a", "c");
    }
  }

  private GiaobanProcess start(Path rules) throws Exception {
    return GiaobanProcess.standalone(
        dir.resolve("data"),
        "--clock=data",
        "--places=" + TestCity.places(dir, 1),
        "--rules=" + rules);
  }

  private static void await(ThrowingRunnable told) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(told);
  }

  private static List<String> rules(GiaobanProcess giaoban) throws Exception {
    return items(giaoban.get("/v1/rules")).stream().map(rule -> rule.get("id").asText()).toList();
  }

  private static List<String> alerts(GiaobanProcess giaoban) throws Exception {
    return items(giaoban.get("/v1/alerts")).stream()
        .map(alert -> alert.get("rule").asText() + " " + alert.get("state").asText())
        .toList();
  }

  private static List<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
