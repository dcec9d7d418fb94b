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

/** Files sent to Kafka from the command line. */
class FeedCommandTest {
  private static GiaobanProcess giaoban;

  private final StringWriter said = new StringWriter();

  @TempDir private Path dir;

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    giaoban =
        GiaobanProcess.standalone(
            dir.resolve("data"),
            Path.of(FeedCommandTest.class.getResource("/io/giaoban/place/places.yaml").toURI()));
  }

  @AfterAll
  static void stop() throws Exception {
    giaoban.close();
  }

  @Test
  void shouldSendASampleInItsSourcesForm() throws Exception {
    Path sample =
        Path.of(
            FeedCommandTest.class
                .getResource("/io/giaoban/sample/hanoi/district_reports.csv")
                .toURI());
    assertThat(feed(sample)).isZero();
    giaoban.awaitCaughtUp();
    JsonNode day = giaoban.get("/v1/cities/VN-HN/days?from=2021-12-15&to=2021-12-15").get(0);
    assertThat(day.get("newCases").asInt()).isEqualTo(1357);
    assertThat(day.get("communityCases").asInt()).isEqualTo(611);
    assertThat(day.get("unitsReported").asInt()).isEqualTo(30);
  }

  @Test
  void shouldSendTheColumnsOfTheInterfaceAndTellRefusedRows() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("reports.csv"),
            """
            kind,city,unit,day,reportedAt,newCases,dose,group,administered
            cases,JP-13,131016,2021-08-01,2021-08-02T18:00:00+09:00,12,,,
            cases,JP-13,131024,2021-08-01,2021-08-02T18:00:00+09:00,many,,,
            vaccinations,JP-13,131016,2021-08-01,2021-08-02T18:00:00+09:00,,1,,500
            vaccinations,JP-13,131016,2021-08-01,2021-08-02T18:00:00+09:00,,2,elderly,70
            """);
    assertThat(feed(file)).isEqualTo(1);
    giaoban.awaitCaughtUp();
    JsonNode day = giaoban.get("/v1/cities/JP-13/days?from=2021-08-01&to=2021-08-01").get(0);
    assertThat(day.get("newCases").asInt()).isEqualTo(12);
    assertThat(day.at("/doses/0/administered").asInt()).isEqualTo(500);
    assertThat(day.at("/doses/1/administered").asInt()).isEqualTo(70);
  }

  @Test
  void shouldTellThatAFileIsMissing() {
    assertThat(run("feed", dir.resolve("none.csv").toString())).isEqualTo(1);
    assertThat(said.toString()).contains("none.csv is not there (expected: a file)");
  }

  @Test
  @Timeout(40)
  void shouldGiveUpAtOnceWhenNoBrokerAnswers() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("reports.csv"),
            "city,unit,day,newCases\n" + "JP-13,131016,2021-08-01,1\n".repeat(100));
    assertThat(
            run(
                "feed",
                "--bootstrap-servers=127.0.0.1:1",
                "--registry=" + giaoban.registry(),
                file.toString()))
        .isEqualTo(1);
    assertThat(said.toString()).contains("not all reports could be sent", "send the file again");
  }

  @Test
  void shouldTellProgressOnceHoweverManyRowsAreRefused() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("reports.csv"),
            "city,unit,day,newCases\n" + "JP-13,131016,2021-08-01,many\n".repeat(3));
    assertThat(run("feed", "--bootstrap-servers=" + giaoban.kafka(), file.toString())).isEqualTo(1);
    assertThat(said.toString()).contains("row 3: BAD_VALUE").doesNotContain("0 of 3");
  }

  private int run(String... arguments) {
    return Giaoban.commandLine().setErr(new PrintWriter(said, true)).execute(arguments);
  }

  private static int feed(Path... files) {
    List<String> arguments = new ArrayList<>();
    arguments.add("feed");
    arguments.add("--bootstrap-servers=" + giaoban.kafka());
    arguments.add("--registry=" + giaoban.registry());
    for (Path file : files) {
      arguments.add(file.toString());
    }
    return Giaoban.commandLine().execute(arguments.toArray(new String[0]));
  }
}
