package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.gateway.RateLimit;
import io.giaoban.wire.ClockMode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A role a process, on one cluster, with one door for all. */
class ServedRolesTest {
  private static final String KEY = "operators-key";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Parts PARTS = new Parts();

  @TempDir private static Path dir;
  private static TestCluster cluster;
  private static Node board;
  private static Node dispatcher;
  private static Node gateway;

  @BeforeAll
  static void start() {
    cluster = PARTS.started(TestCluster.start(dir.resolve("cluster")));
    cluster.setup().ensure(Optional.of(3), Optional.empty(), ClockMode.DATA);
    cluster.setup().define(Optional.empty(), Optional.empty());
    board = serve(Role.BOARD, Map.of());
    dispatcher = serve(Role.DISPATCHER, Map.of());
    serve(Role.PROCESSOR, Map.of());
    gateway =
        serve(
            Role.GATEWAY,
            Map.of(
                Role.BOARD, URI.create(board.httpUrl()),
                Role.DISPATCHER, URI.create(dispatcher.httpUrl())));
  }

  @AfterAll
  static void stop() {
    PARTS.close();
  }

  @Test
  void shouldServeTheWholeWayThroughOneDoor() throws Exception {
    HttpResponse<String> answer =
        send(
            "POST",
            "/v1/reports",
            "{\"kind\":\"cases\",\"city\":\"VN-HN\",\"unit\":\"001\",\"day\":\"2022-01-02\",\"newCases\":2045,\"reportedAt\":\"2022-01-02T18:00:00+07:00\"}");
    assertThat(answer.body()).contains("\"accepted\":1");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> get("/v1/cities/VN-HN/days?from=2022-01-02").body().contains("2045"));
    assertThat(send("POST", "/v1/subscriptions", "{}").body()).contains("name: missing");
  }

  @Test
  void shouldPassStreamsOnAsTheyCome() throws Exception {
    HttpResponse<java.io.InputStream> stream =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(gateway.httpUrl() + "/v1/stream")).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(stream.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      assertThat(lines.readLine()).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"GATEWAY", "BOARD", "DISPATCHER"})
  void shouldKnowWhoAnswersEveryPath(Role role) throws Exception {
    Node node =
        Map.of(Role.GATEWAY, gateway, Role.BOARD, board, Role.DISPATCHER, dispatcher).get(role);
    JsonNode paths = new JsonMapper().readTree(get(node, "/openapi.json").body()).get("paths");
    Set<String> own =
        Set.of("/docs", "/openapi.json", "/healthz", "/readyz", "/metrics", "/v1/status");
    assertThat(paths.propertyStream().map(Map.Entry::getKey))
        .filteredOn(path -> own.stream().noneMatch(path::startsWith))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(Forwarding.answering(path)).isEqualTo(role));
  }

  @Test
  void shouldSayThatAnotherRoleIsAway() throws Exception {
    Node alone = serve(Role.GATEWAY, Map.of(Role.BOARD, URI.create("http://127.0.0.1:9")));
    HttpResponse<String> answer = get(alone, "/v1/places");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void shouldReadOnlyWhatItsRolesNeed() throws Exception {
    assertThat(consumers(gateway)).containsExactly("processor", "places", "feeds", "board");
    assertThat(consumers(board))
        .containsExactly("processor", "places", "rules", "silences", "board");
    assertThat(consumers(dispatcher))
        .containsExactly("processor", "places", "rules", "subscriptions", "board", "dispatcher");
  }

  @Test
  void shouldRefuseToServeOnAClusterOfAnotherClock() {
    assertThatIllegalStateException()
        .isThrownBy(() -> serve(Role.CLOCK, Map.of(), ClockMode.LIVE))
        .withMessageContaining("message.timestamp.type");
  }

  private static List<String> consumers(Node node) throws Exception {
    JsonNode status = new JsonMapper().readTree(get(node, "/v1/status").body());
    return status.get("consumers").findValuesAsText("name");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return get(gateway, path);
  }

  private static HttpResponse<String> get(Node node, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(node.httpUrl() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(gateway.httpUrl() + path))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static Node serve(Role role, Map<Role, URI> forward) {
    return serve(role, forward, ClockMode.DATA);
  }

  private static Node serve(Role role, Map<Role, URI> forward, ClockMode clock) {
    return PARTS.started(
        Node.serve(
            new NodeOptions(
                new Member(EnumSet.of(role), "test", Optional.of(dir.resolve(role.label())), 0),
                new HttpOptions("127.0.0.1", 0, Optional.empty(), false, false, forward),
                Optional.empty(),
                KEY,
                RateLimit.USUAL,
                SubscriberOptions.USUAL,
                clock),
            cluster.cluster(),
            PARTS.started(new Parts())));
  }
}
