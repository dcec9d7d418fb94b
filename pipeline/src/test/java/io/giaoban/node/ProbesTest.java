package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.gateway.RateLimit;
import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Cluster;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process answers to who restarts it and who sends it traffic. */
class ProbesTest {
  @TempDir private Path dir;
  private final Parts parts = new Parts();
  private final Parts processes = new Parts();
  private EmbeddedBroker broker;
  private EmbeddedRegistry registry;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(0, dir.resolve("kafka"));
    registry = parts.started(EmbeddedRegistry.start(0, dir.resolve("registry")));
    try (ClusterSetup setup = ClusterSetup.of(cluster())) {
      setup.ensure(Optional.of(2), Optional.empty(), ClockMode.LIVE);
    }
  }

  @AfterEach
  void stop() {
    processes.close();
    broker.close();
    parts.close();
  }

  @Test
  void shouldBeReadyWithEveryRoleWorking() throws Exception {
    Node node = serve(Set.of(Role.values()), Optional.of(dir.resolve("data")));
    await().until(() -> status(node, "/readyz") == 200);
    await().until(() -> reasons(node).values().stream().allMatch("WORKING"::equals));
    assertThat(status(node, "/healthz")).isEqualTo(200);
    assertThat(reasons(node))
        .containsOnlyKeys(
            "brokers",
            "registry",
            "topics",
            "disk",
            "definitions",
            "processor",
            "board",
            "gateway",
            "dispatcher",
            "subscriptions",
            "clock");
  }

  @Test
  void shouldSendFeedsElsewhereButRestartNothingWhileKafkaIsAway() throws Exception {
    Node gateway = serve(Set.of(Role.GATEWAY));
    Node board = serve(Set.of(Role.BOARD));
    await().until(() -> status(gateway, "/readyz") == 200 && status(board, "/readyz") == 200);
    int port = Integer.parseInt(broker.bootstrapServers().split(":", 2)[1]);
    broker.close();
    await().until(() -> status(gateway, "/readyz") == 503);
    assertThat(reasons(gateway))
        .containsEntry("gateway", "CANNOT_ACCEPT")
        .containsEntry("brokers", "BROKERS_AWAY");
    await().until(() -> "BROKERS_AWAY".equals(reasons(board).get("brokers")));
    assertThat(status(board, "/readyz")).isEqualTo(200);
    assertThat(status(gateway, "/healthz")).isEqualTo(200);
    assertThat(status(board, "/healthz")).isEqualTo(200);
    broker = EmbeddedBroker.start(port, dir.resolve("kafka"));
    await().until(() -> status(gateway, "/readyz") == 200);
  }

  @Test
  void shouldWarnButServeOnWithoutTheRegistry() throws Exception {
    Node board = serve(Set.of(Role.BOARD));
    await().until(() -> "WORKING".equals(reasons(board).get("registry")));
    assertThat(reasons(board)).as("which keeps nothing").doesNotContainKey("disk");
    registry.close();
    await().until(() -> "REGISTRY_AWAY".equals(reasons(board).get("registry")));
    assertThat(status(board, "/readyz")).isEqualTo(200);
    assertThat(status(board, "/healthz")).isEqualTo(200);
  }

  @Test
  void shouldWarnBeforeACertificateEnds() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(Ground.certificate(now.plus(Duration.ofDays(14)), now).reason().name())
        .isEqualTo("WORKING");
    assertThat(Ground.certificate(now.plus(Duration.ofDays(14)).minusSeconds(1), now).toString())
        .contains("CERTIFICATE_ENDS", "13 days left");
    assertThat(Ground.certificate(now, now).reason().name()).isEqualTo("CERTIFICATE_ENDED");
  }

  private Cluster cluster() {
    return Cluster.open(broker.bootstrapServers(), registry.url());
  }

  private Node serve(Set<Role> roles) {
    return serve(roles, Optional.empty());
  }

  private Node serve(Set<Role> roles, Optional<Path> dataDir) {
    return Node.serve(
        new NodeOptions(
            Member.alone(roles, dataDir),
            HttpOptions.loopback(0),
            Optional.empty(),
            "key",
            RateLimit.USUAL,
            SubscriberOptions.USUAL,
            ClockMode.LIVE),
        cluster(),
        processes);
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private static int status(Node node, String path) throws Exception {
    return ask(node, path).statusCode();
  }

  /** By indicator. */
  private static Map<String, String> reasons(Node node) throws Exception {
    JsonNode told = new JsonMapper().readTree(ask(node, "/healthz").body());
    Map<String, String> reasons = new HashMap<>();
    told.get("indicators")
        .forEach(one -> reasons.put(one.get("name").asText(), one.get("reason").asText()));
    return reasons;
  }

  private static HttpResponse<String> ask(Node node, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(node.httpUrl() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
