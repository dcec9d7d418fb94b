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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code places} against a running system. */
class PlacesCommandTest {
  private static final String REPORT =
      """
      {"city": "XX-AA", "unit": "03", "day": "2022-01-01", "reportedAt": "2022-01-01T18:00:00+07:00", "newCases": 7}
      """;

  @TempDir private Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldTakeReportsOfAUnitThatWasPutWhileItRuns() throws Exception {
    try (GiaobanProcess giaoban =
        GiaobanProcess.standalone(dir.resolve("data"), TestCity.places(dir, 2))) {
      assertThat(giaoban.post("application/json", REPORT).body()).contains("UNKNOWN_UNIT");
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
  }

  @Test
  void shouldKeepWhatWasPutOverARestart() throws Exception {
    Path data = dir.resolve("data");
    try (GiaobanProcess giaoban = GiaobanProcess.standalone(data, "--clock=data")) {
      assertThat(cities(giaoban)).containsExactly("VN-HN", "JP-13");
      String shown = show(giaoban, "--city=VN-HN");
      Path changed =
          Files.writeString(dir.resolve("changed.yaml"), shown.replace("Ba Đình", "Ba Đình mới"));
      assertThat(run("put", at(giaoban), changed.toString())).isZero();
      assertThat(out.toString())
          .contains("VN-HN: change unit 001 Ba Đình mới: name from \"Ba Đình\" to \"Ba Đình mới\"");
      assertThat(run("put", at(giaoban), TestCity.places(dir, 1).toString())).isZero();
      assertThat(out.toString()).contains("add city XX-AA Thành phố mới: 1 units");
      giaoban.awaitCaughtUp();
      assertThat(cities(giaoban)).containsExactly("VN-HN", "JP-13", "XX-AA");
      assertThat(giaoban.get("/v1/cities/XX-AA/days")).isEmpty();
      giaoban.interrupt();
    }
    try (GiaobanProcess giaoban = GiaobanProcess.standalone(data, "--clock=data")) {
      assertThat(cities(giaoban)).containsExactly("VN-HN", "JP-13", "XX-AA");
      assertThat(show(giaoban)).contains("Ba Đình mới", "東京都", "Thành phố mới");
    }
  }

  @Test
  void shouldRefuseAFileThatLeavesAUnitOut() throws Exception {
    try (GiaobanProcess giaoban =
        GiaobanProcess.standalone(dir.resolve("data"), TestCity.places(dir, 3))) {
      String before = show(giaoban);
      assertThat(run("put", at(giaoban), TestCity.places(dir, 1).toString())).isEqualTo(1);
      assertThat(err.toString())
          .contains("units of XX-AA: \"02\" (Quận 2), \"03\" (Quận 3)", "until:");
      assertThat(show(giaoban)).isEqualTo(before);

      Path closed =
          Files.writeString(
              dir.resolve("closed.yaml"),
              Files.readString(TestCity.places(dir, 3))
                  .replace("name: Quận 3", "name: Quận 3, until: 2025-06-30"));
      assertThat(run("put", at(giaoban), closed.toString())).isZero();
      assertThat(out.toString()).contains("XX-AA: close unit 03 Quận 3: last day 2025-06-30");
      assertThat(run("show", at(giaoban), "--city=XX-BB")).isEqualTo(1);
      assertThat(err.toString()).contains("--city: \"XX-BB\" (expected: one of [XX-AA])");
    }
  }

  @Test
  void shouldSumUpAFile() throws Exception {
    Path file =
        Files.writeString(dir.resolve("shipped.yaml"), PlacesFile.toYaml(PlacesFile.shipped()));
    assertThat(run("check", file.toString())).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "city   name    time zone         cut-off  open  closed  to come  population",
            "VN-HN  Hà Nội  Asia/Ho_Chi_Minh  18:00    31    0       0        8,330,000 (2021)",
            "JP-13  東京都  Asia/Tokyo        24:00    64    0       0        14,047,594 (2020)");
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

  private String show(GiaobanProcess giaoban, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "show";
    arguments[1] = at(giaoban);
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

  private static String at(GiaobanProcess giaoban) {
    return "--bootstrap-servers=" + giaoban.kafka();
  }

  private static List<String> cities(GiaobanProcess giaoban) throws Exception {
    List<String> codes = new ArrayList<>();
    giaoban.get("/v1/places").get("cities").forEach(city -> codes.add(city.get("code").asText()));
    return codes;
  }
}
