package io.giaoban.cli;

import static io.giaoban.cli.TestRules.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.alert.RulesYaml;
import io.giaoban.wire.Backfill;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code rules} against a running system. */
class RulesCommandTest {
  private static final List<String> FOUR =
      List.of("cases-2000", "cases-3000", "report-missing", "suspect-day");

  private static final String REPORT =
      """
      {"city": "XX-AA", "unit": "01", "day": "2022-01-01", "reportedAt": "2022-01-01T18:00:00+07:00", "newCases": 7}
      """;

  private static GiaobanProcess giaoban;

  @TempDir private Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    giaoban = GiaobanProcess.standalone(dir.resolve("data"), TestCity.places(dir, 1));
  }

  @AfterAll
  static void stop() throws Exception {
    giaoban.close();
  }

  @Test
  void shouldPutTheGoodOnesAndNameTheOthers() throws Exception {
    Path file =
        TestRules.write(
            dir.resolve("rules.yaml"),
            line("put-a", 1),
            line("put-b", 2).replace(">=", ">"),
            line("put-c", 3).replace("newCases", "new"));
    assertThat(run("put", "--dry-run", at(), file.toString())).isEqualTo(1);
    assertThat(lines())
        .containsExactly("add rule put-a", "add rule put-b", "dry run: nothing is written");
    assertThat(ids()).doesNotContain("put-a");

    assertThat(run("put", at(), file.toString())).isEqualTo(1);
    assertThat(lines())
        .containsExactly("add rule put-a", "add rule put-b", "written to 6 partitions");
    assertThat(err.toString())
        .startsWith(file + ":4:26: rule put-c: when: undefined field 'new'")
        .hasLineCount(1);
    assertThat(ids()).contains("put-a", "put-b", "cases-2000").doesNotContain("put-c");

    TestRules.write(file, line("put-a", 1), line("put-b", 4));
    assertThat(run("put", at(), file.toString())).isZero();
    assertThat(lines())
        .containsExactly(
            "change rule put-b: when from \"day.newCases > 2\" to \"day.newCases >= 4\"",
            "written to 6 partitions");
    assertThat(run("put", at(), file.toString())).isZero();
    assertThat(lines()).containsExactly("nothing changes");
  }

  @Test
  void shouldKnowTheSystemsRulesAsInhibitors() throws Exception {
    Path file = dir.resolve("rules.yaml");
    String covered = "  - {id: covered, when: day.newCases > 1, inhibitedBy: [cases-2000]}\n";
    TestRules.write(file, covered);
    assertThat(run("put", "--dry-run", at(), file.toString())).isZero();
    assertThat(run("put", "--dry-run", "--only", at(), file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(":2:57: rule covered: inhibitedBy: no rule \"cases-2000\"");
    TestRules.write(file, covered.replace("covered", "cases-3000"));
    assertThat(run("put", "--dry-run", at(), file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("inhibitedBy: a circle, cases-3000 by cases-2000 by");
  }

  @Test
  void shouldDeleteWhatTheFileDoesNotHaveIfAsked() throws Exception {
    try (GiaobanProcess own = GiaobanProcess.standalone(dir.resolve("data"), "--clock=data")) {
      Path file =
          TestRules.write(
              dir.resolve("rules.yaml"),
              line("one", 1),
              line("suspect-day", 1).replace("newCases", "new"));
      assertThat(run("put", "--only", "--bootstrap-servers=" + own.kafka(), file.toString()))
          .isEqualTo(1);
      List<String> expected = new ArrayList<>(List.of("add rule one"));
      RulesFile.shipped().stream()
          .map(Rule::id)
          .filter(id -> !id.equals("suspect-day"))
          .forEach(id -> expected.add("delete rule " + id));
      expected.add("keep rule suspect-day as it was");
      expected.add("written to 6 partitions");
      assertThat(lines()).containsExactlyElementsOf(expected);
      own.awaitCaughtUp();
      assertThat(own.get("/v1/rules"))
          .extracting(rule -> rule.get("id").asText())
          .containsExactly("suspect-day", "one");
    }
  }

  @Test
  void shouldSendEvenUnchangedRulesWhereTheyAreToLookBack() throws Exception {
    Path file = TestRules.write(dir.resolve("rules.yaml"), line("back", 1));
    assertThat(run("put", at(), file.toString())).isZero();
    assertThat(run("put", "--backfill", at(), file.toString())).isZero();
    assertThat(lines()).containsExactly("backfill rule back", "written to 6 partitions");
    List<Boolean> asked = new ArrayList<>();
    new TopicReader<>(giaoban.cluster().brokers(), ByteArrayDeserializer::new)
        .read(
            Topics.RULES,
            record -> !record.key().equals("back") || asked.add(Backfill.in(record.headers())));
    assertThat(asked).hasSize(12).filteredOn(backfill -> backfill).hasSize(6);
  }

  @Test
  void shouldDeleteRules() throws Exception {
    Path file = TestRules.write(dir.resolve("rules.yaml"), line("gone-a", 1), line("gone-b", 1));
    assertThat(run("put", at(), file.toString())).isZero();
    assertThat(run("delete", at(), "gone-a", "gone-c")).isEqualTo(1);
    assertThat(err.toString()).contains("rule: \"gone-c\" (expected: one of [cases-2000, ");
    assertThat(ids()).contains("gone-a", "gone-b");
    assertThat(run("delete", at(), "gone-a", "gone-b")).isZero();
    assertThat(lines())
        .containsExactly(
            "delete rule gone-a",
            "delete rule gone-b",
            "written to 6 partitions",
            "open alerts of deleted rules are cancelled");
    assertThat(ids()).doesNotContain("gone-a", "gone-b");
  }

  @Test
  void shouldListAFileThatComesToTheSame() throws Exception {
    assertThat(run("list", at(), "--yaml")).isZero();
    Path file = Files.writeString(dir.resolve("listed.yaml"), out.toString());
    assertThat(RulesFile.read(file).rules()).containsAll(RulesFile.shipped());
    assertThat(run("put", at(), file.toString())).isZero();
    assertThat(lines()).containsExactly("nothing changes");
  }

  @Test
  void shouldTellWhereARuleCannotBeEvaluated() throws Exception {
    Path file =
        TestRules.write(
            dir.resolve("rules.yaml"),
            "  - {id: failing, when: 10 / (day.newCases - 7) > 1, severity: minor}\n");
    assertThat(run("put", at(), file.toString())).isZero();
    giaoban.post("application/json", REPORT);
    awaitHealth("failing", false);

    assertThat(rule("cases-2000").get("health")).hasToString("{\"healthy\":true}");
    JsonNode health = rule("failing").get("health");
    assertThat(health.get("healthy").asBoolean()).isFalse();
    assertThat(health.get("cities"))
        .singleElement()
        .hasToString(
            "{\"city\":\"XX-AA\",\"unit\":null,\"day\":\"2022-01-01\",\"reason\":\"EVALUATION_FAILED\",\"detail\":\"at"
                + " character 4: a division by zero\"}");
    assertThat(run("list", at(), registry())).isZero();
    assertThat(lines())
        .anyMatch(line -> line.matches("cases-2000 +city +severe +ok"))
        .anyMatch(
            line ->
                line.matches(
                    "failing +city +minor +fails in 1 city, last 2022-01-01 of XX-AA: at character"
                        + " 4: a division by zero"));
    assertThat(run("list", at(), registry(), "--json")).isZero();
    assertThat(lines().map(RulesCommandTest::tree)).contains(rule("failing"));

    TestRules.write(file, line("failing", 1));
    assertThat(run("put", at(), file.toString())).isZero();
    awaitHealth("failing", true);
    assertThat(rule("failing").get("health")).hasToString("{\"healthy\":true}");
  }

  @Test
  void shouldSumUpAFile() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("rules.yaml"),
            RulesYaml.of(
                    RulesFile.shipped().stream().filter(rule -> FOUR.contains(rule.id())).toList())
                + """
                  - id: doubled
                    scope: {of: units, cities: [VN-HN], kinds: [town, ward]}
                    when: day.newCases > 2 * days(8)[7].newCases
                """);
    assertThat(run("check", file.toString())).isZero();
    assertThat(lines())
        .containsExactly(
            "id              scope                     severity  looks back",
            "cases-2000      city                      severe    –",
            "cases-3000      city                      extreme   –",
            "report-missing  city                      minor     –",
            "suspect-day     city                      minor     –",
            "doubled         units: VN-HN; town, ward  moderate  7 days");
    Files.writeString(file, Files.readString(file).replace("suspect-day", "cases-2000"));
    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(": rule cases-2000: id: twice");
  }

  @Test
  void shouldSayWhenAFileHasNoRules() throws Exception {
    Path file = Files.writeString(dir.resolve("rules.yaml"), "rules:\n  - id: [\n");
    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("giaoban: " + file + ":3:1: ");
  }

  private List<String> ids() throws Exception {
    giaoban.awaitCaughtUp();
    List<String> ids = new ArrayList<>();
    giaoban.get("/v1/rules").forEach(rule -> ids.add(rule.get("id").asText()));
    return ids;
  }

  private static void awaitHealth(String id, boolean healthy) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rule(id).at("/health/healthy").asBoolean() == healthy);
  }

  private static JsonNode rule(String id) throws Exception {
    for (JsonNode rule : giaoban.get("/v1/rules")) {
      if (rule.get("id").asText().equals(id)) {
        return rule;
      }
    }
    throw new AssertionError("no rule " + id);
  }

  private static JsonNode tree(String json) {
    try {
      return new JsonMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the command; what it prints is in out and err. */
  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(Stream.concat(Stream.of("rules"), Stream.of(arguments)).toArray(String[]::new));
  }

  private Stream<String> lines() {
    return out.toString().lines();
  }

  private static String at() {
    return "--bootstrap-servers=" + giaoban.kafka();
  }

  private static String registry() {
    return "--registry=" + giaoban.registry();
  }
}
