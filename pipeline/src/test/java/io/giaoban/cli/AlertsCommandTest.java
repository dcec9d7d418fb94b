package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code alerts} against a running system. */
class AlertsCommandTest {
  private static final String ID = "XX-AA.cases-2000.2022-01-01";

  private static GiaobanProcess giaoban;

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
  void shouldAcknowledgeAnAlertUntilItIsRaisedAgain() throws Exception {
    report(3_500, 18);
    assertThat(listed(ID).get("acknowledgement").isNull()).isTrue();
    assertThat(run("list", "--city=XX-AA", "--state=raised")).isZero();
    assertThat(out.toString())
        .startsWith("id ")
        .contains("raised  severe", "XX-AA  2022-01-01  3,500  inhibited by cases-3000  –");
    assertThat(run("list", "--rule=suspect-day")).isZero();
    assertThat(out.toString().strip()).isEqualTo("no alerts");

    assertThat(run("acknowledge", ID, "--author=Lan", "--comment=Đang xác minh")).isZero();
    assertThat(out.toString()).startsWith(ID + " acknowledged by Lan as of its message ");
    assertThat(listed(ID).at("/acknowledgement/comment").asText()).isEqualTo("Đang xác minh");
    assertThat(run("list", "--rule=cases-2000")).isZero();
    assertThat(out.toString().lines().toList().get(1)).endsWith("  Lan");
    giaoban.awaitCaughtUp();
    assertThat(onBoard().at("/acknowledgement/author").asText()).isEqualTo("Lan");
    assertThat(giaoban.get("/v1/alerts/" + ID).at("/acknowledgement/sequence").asInt())
        .isPositive();

    report(10, 19);
    assertThat(onBoard().get("state").asText()).isEqualTo("cancelled");
    assertThat(onBoard().at("/acknowledgement/author").asText()).isEqualTo("Lan");

    report(3_600, 20);
    assertThat(onBoard().get("state").asText()).isEqualTo("raised");
    assertThat(onBoard().get("acknowledgement").isNull()).isTrue();
    List<String> authors =
        giaoban.get("/v1/alerts/" + ID).get("history").findValuesAsText("author");
    assertThat(authors).containsExactly("Lan");
  }

  @Test
  void shouldRefuseWhatItDoesNotUnderstand() {
    assertThat(run("acknowledge", "none")).isEqualTo(1);
    assertThat(err.toString())
        .contains("alert: \"none\" (expected: an id that `alerts list` shows");
    assertThat(run("list", "--state=over")).isEqualTo(2);
    assertThat(err.toString()).contains("--state");
  }

  private static void report(int cases, int hour) throws Exception {
    giaoban.post(
        "application/json",
        """
        {"city": "XX-AA", "unit": "01", "day": "2022-01-01",
         "reportedAt": "2022-01-01T%d:00:00+07:00", "newCases": %d}
        """
            .formatted(hour, cases));
    giaoban.awaitCaughtUp();
  }

  private static JsonNode onBoard() throws Exception {
    for (JsonNode alert : giaoban.get("/v1/alerts?city=XX-AA")) {
      if (alert.get("id").asText().equals(ID)) {
        return alert;
      }
    }
    throw new AssertionError(ID + " is not on the board");
  }

  private JsonNode listed(String id) throws Exception {
    assertThat(run("list", "--json")).isZero();
    for (String line : out.toString().lines().toList()) {
      JsonNode alert = new JsonMapper().readTree(line);
      if (alert.get("id").asText().equals(id)) {
        return alert;
      }
    }
    throw new AssertionError(id + " is not in " + out);
  }

  /** Runs the command; what it prints is in out and err. */
  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("alerts"));
    all.addAll(Arrays.asList(arguments));
    all.add("--bootstrap-servers=" + giaoban.kafka());
    all.add("--registry=" + giaoban.registry());
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(new String[0]));
  }
}
