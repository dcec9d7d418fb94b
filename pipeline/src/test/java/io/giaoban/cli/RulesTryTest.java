package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.gateway.FeedKey;
import io.giaoban.sample.Samples;
import io.giaoban.wire.ClockMode;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped rules tried on the shipped samples. */
class RulesTryTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static RunningNode giaoban;
  private static Path rules;

  /** In the order in which the reports were made, so that nothing is history when it comes. */
  @BeforeAll
  static void feed() throws Exception {
    rules = Path.of(RulesTryTest.class.getResource("/io/giaoban/alert/rules.yaml").toURI());
    giaoban =
        RunningNode.standalone(
            new EmbeddedOptions()
                .standalone(
                    EmbeddedOptions.Ports.ANY, FeedKey.random(), ClockMode.DATA, notice -> {}));
    CompletableFuture.allOf(
            Samples.inOrder().stream()
                .map(report -> giaoban.node().reports().accept(report).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new))
        .join();
    Awaitility.await().atMost(LIMIT).until(giaoban.node()::caughtUp);
  }

  @AfterAll
  static void stop() {
    giaoban.close();
  }

  @Test
  void shouldTellTheEpisodesOfTheAlertsThatWereTold() throws Exception {
    Set<String> told = new TreeSet<>();
    Set<String> open = new TreeSet<>();
    for (JsonNode alert : alerts()) {
      String state = alert.get("state").asText();
      if (state.equals("resolved")) {
        told.add(name(alert) + course(alert) + " cleared " + alert.get("day").asText());
      } else if (!state.equals("cancelled")) {
        open.add(name(alert));
      }
    }
    Set<String> tried = new TreeSet<>();
    Set<String> triedOpen = new TreeSet<>();
    for (JsonNode line : tried("--json")) {
      if (line.get("type").asText().equals("episode")) {
        if (line.get("cleared").isNull()) {
          triedOpen.add(name(line));
        } else {
          tried.add(name(line) + course(line) + " cleared " + line.get("cleared").asText());
        }
      }
    }
    assertThat(tried).isNotEmpty().isEqualTo(told);
    assertThat(triedOpen).isNotEmpty().isEqualTo(open);
  }

  @Test
  void shouldTellWhatHysteresisIsWorthInTokyosAugust() throws Exception {
    List<JsonNode> lines = tried("--json", "--rule=cases-3000", "--city=JP-13");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).get("firstDay").asText()).isEqualTo("2021-07-28");
    assertThat(lines.get(0).get("cleared").asText()).isEqualTo("2021-09-05");
    assertThat(lines.get(1).get("episodes").asInt()).isEqualTo(1);
    assertThat(lines.get(1).get("plainCrossings").asInt()).isEqualTo(14);
  }

  @Test
  void shouldDrawWhatItTells() throws Exception {
    String said = run("rules", "try", rules.toString(), "--rule=cases-3000", "--city=JP-13");
    assertThat(said.lines())
        .anyMatch(line -> line.startsWith("cases-3000  JP-13 東京都  2021-07-28  2021-07-28"))
        .anyMatch(line -> line.startsWith("cases-3000  1         37    0      7"))
        .anyMatch(line -> line.contains("▔▔"));
    assertThat(run("rules", "try", rules.toString(), "--rule=cases-2000", "--from=2022-05-01"))
        .startsWith("no rule would have been raised");
  }

  @Test
  void shouldTryOneUnitOnly() throws Exception {
    assertThat(tried("--json", "--city=JP-13", "--unit=134015", "--rule=unit-all-clear-28"))
        .extracting(line -> line.get("type").asText())
        .containsExactly("episode", "episode", "summary");
  }

  @Test
  void shouldSayWhatIsNotThere() {
    assertThat(refused("--rule=no-rule")).contains("--rule: \"no-rule\" (expected: one of [cases-");
    assertThat(refused("--city=XX")).contains("--city: \"XX\" (expected: one of [VN-HN, JP-13])");
    assertThat(refused("--unit=001")).contains("--city: none, with --unit");
    assertThat(refused("--city=VN-HN", "--unit=1"))
        .contains("--unit: \"1\" (expected: the code of a unit of VN-HN)");
    assertThat(refused("--from=2022-01-05", "--to=2022-01-01"))
        .contains("--to: 2022-01-01 (expected: >= --from, 2022-01-05)");
  }

  private static JsonNode alerts() throws Exception {
    try (InputStream in =
        URI.create(giaoban.node().httpUrl() + "/v1/alerts").toURL().openStream()) {
      return JSON.readTree(in);
    }
  }

  private static String name(JsonNode alert) {
    return "%s %s %s %s "
        .formatted(
            alert.get("rule").asText(),
            alert.get("city").asText(),
            alert.get("unit").asText(),
            alert.get("firstDay").asText());
  }

  private static String course(JsonNode alert) {
    return "to %s, %s on %s"
        .formatted(
            alert.get("lastDay").asText(),
            alert.get("peak").asDouble(),
            alert.get("peakDay").asText());
  }

  private static List<JsonNode> tried(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("rules", "try", rules.toString()));
    arguments.addAll(List.of(options));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run(arguments.toArray(String[]::new)).lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static String refused(String... options) {
    StringWriter err = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("rules", "try", rules.toString()));
    arguments.addAll(List.of(options));
    assertThat(execute(new StringWriter(), err, arguments)).isNotZero();
    return err.toString();
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    assertThat(execute(out, err, new ArrayList<>(List.of(arguments)))).as("%s", err).isZero();
    return out.toString();
  }

  private static int execute(StringWriter out, StringWriter err, List<String> arguments) {
    arguments.add("--bootstrap-servers=" + giaoban.node().cluster().brokers());
    arguments.add("--registry=" + giaoban.node().cluster().registryUrl());
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }
}
