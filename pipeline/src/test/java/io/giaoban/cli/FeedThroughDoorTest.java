package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files sent through the gateway of a running program from the command line. */
@Timeout(120)
class FeedThroughDoorTest {
  private static final int UNITS = 30;
  private static final int DAYS = 120;
  private static GiaobanProcess giaoban;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path dir;

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    giaoban = GiaobanProcess.standalone(dir.resolve("data"), TestCity.places(dir, UNITS));
  }

  @AfterAll
  static void stop() throws Exception {
    giaoban.close();
  }

  @Test
  void shouldRefuseBadRowsOnlyAndTakeThemMended() throws Exception {
    String good = TestCity.csv(UNITS, DAYS);
    Path file =
        Files.writeString(
            dir.resolve("reports.csv"), good.replace("XX-AA,07,2022-01-2", "XX-AA,99,2022-01-2"));
    assertThat(feed(file)).isEqualTo(1);
    Path refused = dir.resolve("reports.csv.refused.csv");
    assertThat(out.toString())
        .matches(
            "(?s)%s: 3,600 rows, 3,590 accepted, 10 refused \\(see %s\\), \\d+ s\\R"
                .formatted(file, refused));
    assertThat(err.toString())
        .contains("row 577: UNKNOWN_UNIT unit: \"99\" (expected:")
        .doesNotContain(GiaobanProcess.KEY);

    String rows = Files.readString(refused);
    Files.writeString(refused, rows.replace("XX-AA,99,", "XX-AA,07,"));
    assertThat(feed(refused)).isZero();
    giaoban.awaitCaughtUp();
    JsonNode days = giaoban.get("/v1/cities/XX-AA/days");
    assertThat(days).hasSize(DAYS);
    for (int day = 0; day < DAYS; day++) {
      assertThat(days.get(day).get("newCases").asInt()).isEqualTo(TestCity.total(UNITS, day));
    }
  }

  @Test
  void shouldSendASampleInItsSourcesFormAndNameWhatIsRefused() throws Exception {
    Path sample =
        Path.of(
            FeedThroughDoorTest.class
                .getResource("/io/giaoban/sample/hanoi/department_daily.csv")
                .toURI());
    Path file = Files.copy(sample, dir.resolve("sample.csv"));
    assertThat(feed(file)).isEqualTo(1);
    // This gateway knows no Hà Nội.
    assertThat(Files.readAllLines(dir.resolve("sample.csv.refused.csv")).get(1))
        .contains("UNKNOWN_CITY")
        .startsWith(Files.readAllLines(sample).get(1));
  }

  @Test
  void shouldEndWithTwoWhenTheKeyIsWrongAndNeverShowIt() throws Exception {
    Path file = Files.writeString(dir.resolve("a.csv"), TestCity.csv(1, 1));
    assertThat(feed("--key=wrong-key-of-mine", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("answers 401", "unknown or disabled key")
        .doesNotContain("of-mine");
    assertThat(feed("--key=schlüssel-of-mine", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("key of 17 characters").doesNotContain("of-mine");
    assertThat(feed("--key-file=" + dir.resolve("none"), file.toString())).isEqualTo(1);
  }

  @Test
  void shouldRefuseOptionsThatDoNotGoTogether() throws Exception {
    Path file = Files.writeString(dir.resolve("a.csv"), TestCity.csv(1, 1));
    assertWrong("--registry and --key", "--registry=" + giaoban.registry(), "--key=x", "" + file);
    assertWrong("0 files (expected: files, or --watch DIR)", "--key=x");
    assertWrong("1 files", "--watch=" + dir, "--key=x", "" + file);
    assertWrong("batch: 0 (expected: >= 1", "--batch=0", "--key=x", "" + file);
    assertWrong("url: \"ftp://x\"", "--url=ftp://x", "--key=x", "" + file);
  }

  @Test
  void shouldGoOnWithOtherFilesWhenOneCannotBeSent() throws Exception {
    Path bad = Files.write(dir.resolve("bad.csv"), new byte[] {(byte) 0xE9});
    Path good = Files.writeString(dir.resolve("good.csv"), TestCity.csv(1, 1));
    assertThat(feed(bad, good)).isEqualTo(1);
    assertThat(err.toString()).contains("bad.csv after row 0: not in UTF-8");
    assertThat(out.toString()).contains("good.csv: 1 rows, 1 accepted, 0 refused, ");
  }

  private void assertWrong(String message, String... arguments) {
    assertThat(
            Giaoban.commandLine().setErr(new PrintWriter(err, true)).execute(feedWith(arguments)))
        .isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  private static String[] feedWith(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(0, "feed");
    return all.toArray(String[]::new);
  }

  private int feed(Path... files) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.add("--key-file=" + Files.writeString(dir.resolve("key"), GiaobanProcess.KEY + "\n"));
    for (Path file : files) {
      arguments.add(file.toString());
    }
    return feed(arguments.toArray(String[]::new));
  }

  private int feed(String... arguments) {
    List<String> all = new ArrayList<>(List.of(feedWith(arguments)));
    all.add("--url=" + giaoban.httpUrl());
    all.add("--state-dir=" + dir.resolve("state"));
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
