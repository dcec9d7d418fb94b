package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.place.PlacesFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code places} against a running system. */
class PlacesCommandTest {
  private static final String REPORT =
      """
      {"city": "XX-AA", "unit": "03", "day": "2022-01-01", "reportedAt": "2022-01-01T18:00:00+07:00", "newCases": 7}
      """;

  private static GiaobanProcess giaoban;

  @TempDir private Path dir;
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
  void shouldTakeReportsOfAUnitThatWasPutWhileItRuns() throws Exception {
    assertThat(giaoban.post("application/json", REPORT).body()).contains("UNKNOWN_CITY");
    assertThat(run("put", at(giaoban), TestCity.places(dir, 2).toString())).isZero();
    assertThat(out.toString().lines())
        .containsExactly("add city XX-AA Thành phố mới: 2 units", "written to 6 partitions");
    giaoban.awaitCaughtUp();
    assertThat(giaoban.get("/v1/cities/XX-AA/days")).isEmpty();
    Path more = TestCity.places(dir, 3);

    assertThat(run("put", "--dry-run", at(giaoban), more.toString())).isZero();
    assertThat(out.toString().lines())
        .containsExactly("XX-AA: add unit 03 Quận 3", "dry run: nothing is written");
    giaoban.awaitCaughtUp();
    assertThat(giaoban.post("application/json", REPORT).body()).contains("UNKNOWN_UNIT");

    assertThat(run("put", at(giaoban), more.toString())).isZero();
    assertThat(out.toString().lines())
        .containsExactly("XX-AA: add unit 03 Quận 3", "written to 6 partitions");
    giaoban.awaitCaughtUp();
    assertThat(giaoban.post("application/json", REPORT).statusCode()).isEqualTo(200);
    giaoban.awaitCaughtUp();
    JsonNode day = giaoban.get("/v1/cities/XX-AA/days").get(0);
    assertThat(day.get("newCases").asInt()).isEqualTo(7);
    assertThat(day.get("unitsExpected").asInt()).isEqualTo(3);

    assertThat(run("put", at(giaoban), more.toString())).isZero();
    assertThat(out.toString().lines()).containsExactly("nothing changes");
  }

  @Test
  void shouldKeepWhatWasPutOverARestart() throws Exception {
    Path data = dir.resolve("data");
    try (GiaobanProcess first = GiaobanProcess.standalone(data, "--clock=data")) {
      assertThat(cities(first)).containsExactly("VN-HN", "JP-13");
      Path changed =
          Files.writeString(
              dir.resolve("changed.yaml"),
              show(first, "--city=VN-HN").replace("Ba Đình", "Ba Đình mới"));
      assertThat(run("put", at(first), changed.toString())).isZero();
      assertThat(out.toString())
          .contains("VN-HN: change unit 001 Ba Đình mới: name from \"Ba Đình\" to \"Ba Đình mới\"");
      first.interrupt();
    }
    try (GiaobanProcess second = GiaobanProcess.standalone(data, "--clock=data")) {
      assertThat(cities(second)).containsExactly("VN-HN", "JP-13");
      assertThat(show(second)).contains("Ba Đình mới", "東京都");
    }
  }

  @Test
  void shouldRefuseAFileThatLeavesAUnitOut() throws Exception {
    Path file = TestCity.places(dir, 3);
    String three = Files.readString(file).replace("XX-AA", "XX-BB");
    assertThat(run("put", at(giaoban), Files.writeString(file, three).toString())).isZero();
    String before = show(giaoban, "--city=XX-BB");

    String one = three.substring(0, three.indexOf("      - {code: \"02\""));
    assertThat(run("put", at(giaoban), Files.writeString(file, one).toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("units of XX-BB: \"02\" (Quận 2), \"03\" (Quận 3)", "until:");
    assertThat(show(giaoban, "--city=XX-BB")).isEqualTo(before);

    String closed = three.replace("name: Quận 3", "name: Quận 3, until: 2025-06-30");
    assertThat(run("put", at(giaoban), Files.writeString(file, closed).toString())).isZero();
    assertThat(out.toString()).contains("XX-BB: close unit 03 Quận 3: last day 2025-06-30");
  }

  @Test
  void shouldRefuseToShowACityThatIsNotThere() {
    assertThat(run("show", at(giaoban), "--city=XX-CC")).isEqualTo(1);
    assertThat(err.toString()).contains("--city: \"XX-CC\" (expected: one of [VN-HN, JP-13");
  }

  @Test
  void shouldSumUpAFile() throws Exception {
    Path file =
        Files.writeString(dir.resolve("shipped.yaml"), PlacesFile.toYaml(PlacesFile.shipped()));
    assertThat(run("check", file.toString())).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "city   name    time zone         cut-off  open  closed  to come  kinds                                         population",
            "VN-HN  Hà Nội  Asia/Ho_Chi_Minh  18:00    31    0       0        12 urban-district, 17 rural-district, 1 town  8,330,000 (2021)",
            "JP-13  東京都  Asia/Tokyo        24:00    64    0       0        23 ward, 26 city, 5 town, 8 village           14,047,594 (2020)");
  }

  @Test
  void shouldNameTheLineOfWhatIsWrong() throws Exception {
    Path file = TestCity.places(dir, 2);
    Files.writeString(file, Files.readString(file).replace("18:00", "25:00"));
    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("cutoff: \"25:00\" (expected: ", "line ");
    Files.writeString(file, "cities:\n  - code: [\n");
    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("line 2");
  }

  @Test
  void shouldSayWhenNoBrokerAnswers() {
    assertThat(run("show", "--bootstrap-servers=127.0.0.1:1")).isEqualTo(1);
    assertThat(err.toString()).contains("topic giaoban.places at 127.0.0.1:1 cannot be read: ");
  }

  private String show(GiaobanProcess of, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "show";
    arguments[1] = at(of);
    System.arraycopy(options, 0, arguments, 2, options.length);
    assertThat(run(arguments)).isZero();
    return out.toString();
  }

  /** Runs the command; what it prints is in out and err. */
  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = new String[arguments.length + 1];
    all[0] = "places";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  private static String at(GiaobanProcess of) {
    return "--bootstrap-servers=" + of.kafka();
  }

  private static List<String> cities(GiaobanProcess of) throws Exception {
    List<String> codes = new ArrayList<>();
    of.get("/v1/places").get("cities").forEach(city -> codes.add(city.get("code").asText()));
    return codes;
  }
}
