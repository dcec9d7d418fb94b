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

/** The command {@code feeds} against a running system. */
class FeedsCommandTest {
  private static final String REPORT =
      """
      [{"city": "VN-HN", "unit": "%s", "day": "2022-01-02", "newCases": 7}]
      """;

  private static GiaobanProcess giaoban;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    giaoban = GiaobanProcess.standalone(dir.resolve("data"), "--clock=live");
  }

  @AfterAll
  static void stop() throws Exception {
    giaoban.close();
  }

  @Test
  void shouldLeadAFeedThroughItsLife() throws Exception {
    String first = made("add", "tay-ho", "--reports=VN-HN/003:cases", "--requests-per-second=7");
    assertThat(first).matches("gb_[A-Za-z0-9_-]{32}");
    assertThat(err.toString()).contains("the key of feed tay-ho, shown this once");
    assertThat(status(first, "003")).isEqualTo(200);
    assertThat(status(first, "004")).isEqualTo(207);
    assertThat(status(GiaobanProcess.KEY, "004")).isEqualTo(200);

    String second = made("rotate", "tay-ho");
    assertThat(err.toString()).contains("opens until `feeds rotate --retire tay-ho`");
    assertThat(List.of(status(first, "003"), status(second, "003"))).containsExactly(200, 200);
    assertRefused(1, "feed tay-ho: two keys already, of 20", "rotate", "tay-ho");
    assertThat(run("rotate", "tay-ho", "--retire")).isZero();
    assertThat(out.toString()).startsWith("tay-ho: the key of 20").doesNotContain("gb_");
    assertThat(List.of(status(first, "003"), status(second, "003"))).containsExactly(401, 200);
    assertRefused(1, "feed tay-ho: one key only", "rotate", "tay-ho", "--retire");

    assertThat(run("disable", "tay-ho")).isZero();
    assertThat(out.toString().strip()).isEqualTo("tay-ho disabled");
    assertThat(status(second, "003")).isEqualTo(401);
    assertThat(run("enable", "tay-ho")).isZero();
    assertThat(status(second, "003")).isEqualTo(200);

    JsonNode shown = listed("tay-ho");
    assertThat(shown.get("state").asText()).isEqualTo("active");
    assertThat(shown.at("/limit/requestsPerSecond").asInt()).isEqualTo(7);
    assertThat(shown.at("/limit/itemsPerSecond").asInt()).isEqualTo(50_000);
    assertThat(shown.at("/keys/0").fieldNames()).toIterable().containsExactly("createdAt");
    assertThat(run("list")).isZero();
    assertThat(out.toString())
        .startsWith("id ")
        .contains("tay-ho", "active", "VN-HN/003:cases", "Quận Tây Hồ", "+84 24 3000 0000");
  }

  @Test
  void shouldLetEachUnitHaveOneFeedForEachKind() {
    made("add", "cau-giay", "--reports=VN-HN/005:cases", "--reports=VN-HN/006");
    assertRefused(
        1,
        "unit 006 of VN-HN, vaccinations: is reported by feed cau-giay",
        addition("twice", "--reports=VN-HN/006:vaccinations"));
    assertRefused(1, "is reported by feed ", addition("all", "--reports=VN-HN"));
    made("add", "cau-giay-shots", "--reports=VN-HN/005:vaccinations");
    assertThat(run("disable", "cau-giay")).isZero();
    made("add", "successor", "--reports=VN-HN/006");
    assertRefused(
        1, "unit 006 of VN-HN, cases: is reported by feed successor", "enable", "cau-giay");
  }

  @Test
  void shouldRefuseWhatItDoesNotUnderstand() {
    made("add", "there", "--reports=JP-13");
    assertRefused(1, "feed: \"there\" is there already", addition("there", "--reports=VN-HN/007"));
    assertRefused(1, "feed: \"default\" is there", addition("default", "--reports=VN-HN/007"));
    assertRefused(1, "feed: id: \"Ba Dinh\"", addition("Ba Dinh", "--reports=VN-HN/007"));
    assertRefused(1, "city: \"HN\" (expected: one of [VN-HN,", addition("x", "--reports=HN"));
    assertRefused(
        1, "unit: \"999\" (expected: one of [001,", addition("x", "--reports=VN-HN/001,999"));
    assertRefused(
        2, "\"VN-HN/\" (expected: CITY, CITY/UNIT,UNIT", addition("x", "--reports=VN-HN/"));
    assertRefused(
        2, "KIND being cases or vaccinations", addition("x", "--reports=VN-HN/001:tests"));
    assertRefused(2, "--reports", addition("x"));
    assertRefused(
        1,
        "requestsPerSecond: -1 (expected: 0 for no limit",
        addition("x", "--reports=VN-HN/007", "--requests-per-second=-1"));
    assertRefused(2, "--contact", "add", "x", "--name=X", "--reports=VN-HN/007");
    assertRefused(
        1,
        "contact of feed x: \"Lan\" (expected: an e-mail address or telephone number)",
        "add",
        "x",
        "--name=X",
        "--contact=Lan",
        "--reports=VN-HN/007");
    for (String command : List.of("rotate", "disable", "enable")) {
      assertRefused(1, "feed: \"none\" (expected: an id that `feeds list` shows)", command, "none");
    }
  }

  private String made(String command, String id, String... options) {
    String[] arguments = command.equals("add") ? addition(id, options) : new String[] {command, id};
    assertThat(run(arguments)).as(err::toString).isZero();
    return out.toString().strip();
  }

  private static String[] addition(String id, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("add", id, "--name=Quận Tây Hồ", "--contact=+84 24 3000 0000"));
    arguments.addAll(Arrays.asList(options));
    return arguments.toArray(new String[0]);
  }

  /** How a report about a unit of Hà Nội is answered, once all that was said is in force. */
  private static int status(String key, String unit) throws Exception {
    giaoban.awaitCaughtUp();
    return giaoban.post(key, "application/json", REPORT.formatted(unit)).statusCode();
  }

  private JsonNode listed(String id) throws Exception {
    assertThat(run("list", "--json")).isZero();
    for (String line : out.toString().lines().toList()) {
      JsonNode feed = new JsonMapper().readTree(line);
      if (feed.get("id").asText().equals(id)) {
        return feed;
      }
    }
    throw new AssertionError(id + " is not in " + out);
  }

  private void assertRefused(int code, String error, String... arguments) {
    assertThat(run(arguments)).isEqualTo(code);
    assertThat(err.toString()).contains(error);
    assertThat(out.toString()).isEmpty();
  }

  /** Runs the command; what it prints is in out and err. */
  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("feeds"));
    all.addAll(Arrays.asList(arguments));
    all.add("--bootstrap-servers=" + giaoban.kafka());
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(new String[0]));
  }
}
