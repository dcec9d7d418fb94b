package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code silences} against a running system. */
class SilencesCommandTest {
  private static GiaobanProcess giaoban;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    giaoban = GiaobanProcess.standalone(dir.resolve("data"), "--clock=data");
  }

  @AfterAll
  static void stop() throws Exception {
    giaoban.close();
  }

  @Test
  void shouldKeepASilenceFromItsBeginningToItsEnd() throws Exception {
    String id =
        add("--rule=cases-2000", "--rule=cases-3000", "--city=VN-HN", "--for=PT6H", "--author=Lan");
    assertThat(id).matches("[0-9]{8}-[0-9]{4}-[a-z]{4}");
    JsonNode shown = listed(id);
    assertThat(shown.get("state").asText()).isEqualTo("active");
    assertThat(shown.at("/matcher/rules/1").asText()).isEqualTo("cases-3000");
    assertThat(shown.at("/matcher").has("units")).isFalse();
    assertThat(Duration.between(instant(shown, "from"), instant(shown, "until")))
        .isEqualTo(Duration.ofHours(6));
    assertThat(run("list")).isZero();
    assertThat(out.toString())
        .startsWith("id ")
        .contains(id + "  active  ", "rule=cases-2000,cases-3000 city=VN-HN", "Lan", "Bảo trì");
    assertThat(onBoard(id).at("/matcher/cities/0").asText()).isEqualTo("VN-HN");

    assertThat(run("end", id)).isZero();
    assertThat(out.toString().strip()).isEqualTo(id + " ended");
    assertThat(instant(onBoard(id), "until")).isBeforeOrEqualTo(Instant.now());
    assertThat(run("list")).isZero();
    assertThat(out.toString()).doesNotContain(id);
    assertThat(listed(id).get("state").asText()).isEqualTo("over");
    assertThat(run("end", id)).isEqualTo(1);
    assertThat(err.toString()).contains("\"" + id + "\" is over since 20");
  }

  @Test
  void shouldTakeBackASilenceThatHasNotBegun() throws Exception {
    String id = add("--unit=001", "--severity=minor", "--from=2122-01-02T18:00+07:00", "--for=P3D");
    JsonNode shown = listed(id);
    assertThat(shown.get("state").asText()).isEqualTo("upcoming");
    assertThat(shown.get("until").asText()).isEqualTo("2122-01-05T11:00:00Z");
    assertThat(shown.get("author").asText()).isEqualTo(System.getProperty("user.name"));
    assertThat(run("end", id)).isZero();
    assertThat(out.toString().strip()).isEqualTo(id + " taken back before it began");
    assertThat(run("list", "--all", "--json")).isZero();
    assertThat(out.toString()).doesNotContain(id);
    giaoban.awaitCaughtUp();
    assertThat(giaoban.get("/v1/silences").toString()).doesNotContain(id);
  }

  @Test
  void shouldRefuseWhatItDoesNotUnderstand() {
    String[] hour = {"add", "--comment=x", "--for=PT1H"};
    assertRefused(2, "nothing selected (expected: at least one of --rule, --city", hour);
    assertRefused(1, "rule: \"cases\" (expected: one of [cases-2000, ", with(hour, "--rule=cases"));
    assertRefused(1, "city: \"HN\" (expected: one of [VN-HN, JP-13])", with(hour, "--city=HN"));
    assertRefused(
        1,
        "unit: \"131016\" (expected: one of [001, ",
        with(hour, "--city=VN-HN", "--unit=131016"));
    assertRefused(2, "terrible", with(hour, "--severity=terrible"));
    assertRefused(2, "--until", with(hour, "--city=VN-HN", "--until=2122-01-01T00:00"));
    assertRefused(2, "--comment", "add", "--city=VN-HN", "--for=PT1H");
    assertRefused(2, "--for", "add", "--city=VN-HN", "--comment=x");
    assertRefused(
        2, "\"3 days\" (expected: e.g. P3D", "add", "--city=VN-HN", "--comment=x", "--for=3 days");
    assertRefused(
        2,
        "\"today\" (expected: a time as ",
        "add",
        "--city=VN-HN",
        "--comment=x",
        "--until=today");
    assertRefused(
        1,
        "until: 2021-12-31T17:00:00Z (expected: > from, ",
        "add",
        "--city=VN-HN",
        "--comment=x",
        "--until=2022-01-01T00:00+07:00");
    assertRefused(1, "author: \" \" (expected: 1 to", with(hour, "--city=VN-HN", "--author= "));
    assertRefused(1, "silence: \"none\" (expected: an id that", "end", "none");
  }

  private String add(String... options) {
    List<String> arguments = new ArrayList<>(List.of("add", "--comment=Bảo trì"));
    arguments.addAll(Arrays.asList(options));
    assertThat(run(arguments.toArray(new String[0]))).as(err::toString).isZero();
    return out.toString().strip();
  }

  private JsonNode listed(String id) throws Exception {
    assertThat(run("list", "--all", "--json")).isZero();
    for (String line : out.toString().lines().toList()) {
      JsonNode silence = new JsonMapper().readTree(line);
      if (silence.get("id").asText().equals(id)) {
        return silence;
      }
    }
    throw new AssertionError(id + " is not in " + out);
  }

  private static JsonNode onBoard(String id) throws Exception {
    giaoban.awaitCaughtUp();
    for (JsonNode silence : giaoban.get("/v1/silences")) {
      if (silence.get("id").asText().equals(id)) {
        return silence;
      }
    }
    throw new AssertionError(id + " is not on the board");
  }

  private static Instant instant(JsonNode silence, String field) {
    return Instant.parse(silence.get(field).asText());
  }

  private void assertRefused(int code, String error, String... arguments) {
    assertThat(run(arguments)).isEqualTo(code);
    assertThat(err.toString()).contains(error);
  }

  private static String[] with(String[] arguments, String... more) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(Arrays.asList(more));
    return all.toArray(new String[0]);
  }

  /** Runs the command; what it prints is in out and err. */
  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("silences"));
    all.addAll(Arrays.asList(arguments));
    all.add("--bootstrap-servers=" + giaoban.kafka());
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(new String[0]));
  }
}
