package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.gateway.RateLimit;
import io.giaoban.node.Node;
import io.giaoban.node.Parts;
import io.giaoban.node.TestNodes;
import io.giaoban.place.PlacesFile;
import io.giaoban.wire.ClockMode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code status} against a running system. */
class StatusCommandTest {
  private static final String KEY = "operators-key";
  private static final Parts PARTS = new Parts();
  private static Node node;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    node =
        Node.standalone(
            TestNodes.standalone(
                KEY,
                ClockMode.DATA,
                Optional.empty(),
                Optional.of(PlacesFile.read(TestCity.places(dir, 2))),
                RateLimit.USUAL),
            PARTS);
    // The second day's report tells that the first is over, and unit 02 late.
    report("01", "2022-01-01", 2_500);
    report("01", "2022-01-02", 10);
    Awaitility.await().until(node::caughtUp);
  }

  @AfterAll
  static void stop() {
    PARTS.close();
  }

  @Test
  void shouldTellWhatNeedsSomebodyOnOneScreen() {
    assertThat(run("--key=" + KEY)).isEqualTo(1);
    assertThat(out.toString())
        .contains("1 need somebody · cần người xem")
        .contains("gateway, processor, dispatcher, board  ready")
        .contains("processor 0", "board 0")
        .containsPattern("XX-AA +Thành phố mới +2022-01-01 +open +1/2 +1: 02 Quận 2")
        .containsPattern("XX-AA +Thành phố mới +2022-01-02 +open +1/2 +–")
        .containsPattern("feeds in trouble[^\n]*\n +none · không có")
        .containsPattern("subscribers in trouble[^\n]*\n +none · không có")
        .containsPattern("severe +XX-AA +2022-01-01…")
        .doesNotContain("\u001b");
  }

  @Test
  void shouldTellTheSameToPrograms() throws Exception {
    assertThat(run("--key=" + KEY, "--json")).isEqualTo(1);
    JsonNode told = new JsonMapper().readTree(out.toString());
    assertThat(told.get("needsSomebody").asBoolean()).isTrue();
    assertThat(told.get("concerns").toString()).isEqualTo("[\"XX-AA: 1 reports are late\"]");
    assertThat(told.at("/processes/0/state").asText()).isEqualTo("ready");
    assertThat(told.at("/cities/0/days/0/missing/0/unit").asText()).isEqualTo("02");
    assertThat(told.at("/feeds/0/feed").asText()).isEqualTo("default");
    assertThat(told.get("subscriptions").isArray()).isTrue();
  }

  @Test
  void shouldTellWhichProcessIsAwayAndAskTheOthers() {
    assertThat(run("--url=http://127.0.0.1:1", "--url=" + node.httpUrl())).isEqualTo(1);
    assertThat(out.toString())
        .containsPattern("http://127.0.0.1:1 +– +away")
        .contains("ConnectException")
        .contains("Quận 2")
        .contains("not asked, or not answered (expected: the operator's key)");
  }

  @Test
  void shouldNotShowOneFeedHowOthersFare() throws Exception {
    assertThat(ask("/v1/feeds", "no key").statusCode()).isEqualTo(401);
    assertThat(ask("/v1/feeds", KEY).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> ask(String path, String key) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(node.httpUrl() + path))
                .header("Authorization", "Bearer " + key)
                .build(),
            BodyHandlers.ofString());
  }

  private static void report(String unit, String day, int cases) throws Exception {
    String item =
        """
        {"kind": "cases", "city": "XX-AA", "unit": "%s", "day": "%s", "newCases": %d,
         "reportedAt": "%sT12:00:00+07:00"}
        """
            .formatted(unit, day, cases, day);
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(node.httpUrl() + "/v1/reports"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + KEY)
                .POST(BodyPublishers.ofString(item))
                .build(),
            BodyHandlers.ofString());
  }

  private int run(String... arguments) {
    List<String> all =
        Stream.concat(
                Stream.of("status"),
                Stream.concat(
                    Stream.of(arguments),
                    Stream.of(arguments).anyMatch(one -> one.startsWith("--url"))
                        ? Stream.empty()
                        : Stream.of("--url=" + node.httpUrl())))
            .toList();
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }
}
