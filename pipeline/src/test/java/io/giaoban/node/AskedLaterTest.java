package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.FeedKey;
import io.giaoban.gateway.TestFeeds;
import io.giaoban.report.Kind;
import io.giaoban.wire.ClockMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a feed is told of its submissions, and of itself, after it has sent them. */
class AskedLaterTest {
  private static final String OPERATOR = "operators-key";
  private static final Parts PARTS = new Parts();
  private static Node node;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String yesterday =
      LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusDays(1).toString();

  @BeforeAll
  static void start() {
    node = Node.standalone(TestNodes.standalone(OPERATOR, ClockMode.LIVE), PARTS);
  }

  @AfterAll
  static void stop() {
    PARTS.close();
  }

  @Test
  void shouldTellWhatStandsOfASubmissionAndWhatWasSuperseded() throws Exception {
    JsonNode first =
        post(OPERATOR, "city,unit,day,newCases,revision\n" + row("001", 1) + row("002", 1));
    JsonNode told = awaitStanding(first, 2);
    assertThat(told.at("/standing/superseded").asInt()).isZero();

    JsonNode second =
        post(OPERATOR, "city,unit,day,newCases,revision\n" + row("001", 2) + row("x", 1));
    assertThat(awaitStanding(second, 1).get("reasons").toString())
        .isEqualTo("{\"UNKNOWN_UNIT\":1}");
    told = awaitStanding(first, 1);
    assertThat(told.at("/standing/superseded").asInt()).isEqualTo(1);
    assertThat(told.at("/standing/waiting").asInt()).isZero();

    JsonNode list = json(get(OPERATOR, "/v1/submissions")).get("submissions");
    assertThat(list.at("/0/submission")).isEqualTo(second.get("submission"));
    assertThat(list.at("/1/submission")).isEqualTo(first.get("submission"));
  }

  @Test
  void shouldTellAFeedOfItselfOnly() throws Exception {
    String key = FeedKey.random();
    Feed feed = TestFeeds.feed("ba-dinh", key, TestFeeds.units(Kind.CASES, "VN-HN", "003"));
    FeedsTopic.read(node.cluster().brokers()).put(feed);
    Awaitility.await().until(() -> get(key, "/v1/submissions").statusCode() == 200);
    JsonNode sent = post(key, "city,unit,day,newCases,revision\n" + row("003", 1) + row("004", 1));
    assertThat(sent.at("/results/0/status").asInt()).isEqualTo(403);

    String id = sent.get("submission").asText();
    assertThat(get(key, "/v1/submissions/" + id).statusCode()).isEqualTo(200);
    assertThat(get(OPERATOR, "/v1/submissions/" + id).statusCode()).isEqualTo(404);
    assertThat(get(key, "/v1/feeds/default/health").statusCode()).isEqualTo(403);
    assertThat(get(OPERATOR, "/v1/feeds/nobody/health").statusCode()).isEqualTo(404);

    Awaitility.await()
        .until(() -> json(get(key, "/v1/feeds/ba-dinh/health")).get("reported").asInt() == 1);
    JsonNode health = json(get(OPERATOR, "/v1/feeds/ba-dinh/health"));
    assertThat(health.get("accepted").asInt()).isEqualTo(1);
    assertThat(health.get("rejectedShare").asDouble()).isEqualTo(0.5);
    assertThat(health.get("reasons").toString()).isEqualTo("{\"UNIT_NOT_OF_FEED\":1}");
    assertThat(health.get("units")).hasSize(1);
    assertThat(health.at("/units/0/lastDay").asText()).isEqualTo(yesterday);
    assertThat(health.at("/units/0/unit").asText()).isEqualTo("003");
    assertThat(get("", "/metrics").body())
        .contains("giaoban_door_items_total{feed=\"ba-dinh\",outcome=\"UNIT_NOT_OF_FEED\"} 1.0");
  }

  private JsonNode awaitStanding(JsonNode submission, int stands) {
    String path = "/v1/submissions/" + submission.get("submission").asText();
    return Awaitility.await()
        .until(
            () -> json(get(OPERATOR, path)),
            told -> told.at("/standing/stands").asInt(-1) == stands);
  }

  private String row(String unit, int revision) {
    return "VN-HN,%s,%s,%d,%d%n".formatted(unit, yesterday, 10 * revision, revision);
  }

  private JsonNode post(String key, String csv) throws Exception {
    return json(
        http.send(
            request(key, "/v1/reports")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv))
                .build(),
            HttpResponse.BodyHandlers.ofString()));
  }

  private HttpResponse<String> get(String key, String path) throws Exception {
    return http.send(request(key, path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String key, String path) {
    return HttpRequest.newBuilder(URI.create(node.httpUrl() + path))
        .header("Authorization", "Bearer " + key);
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new JsonMapper().readTree(answer.body());
  }
}
