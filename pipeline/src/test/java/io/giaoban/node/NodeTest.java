package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.gateway.RateLimit;
import io.giaoban.wire.ClockMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole process, as its status tells it. */
class NodeTest {
  @TempDir private Path dir;
  private final Parts parts = new Parts();

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void shouldHaveAClockWhereItIsLive() throws Exception {
    Node node = start(ClockMode.LIVE);
    assertThat(status(node).get("roles").toString())
        .isEqualTo("[\"gateway\",\"processor\",\"dispatcher\",\"board\",\"clock\"]");
    Awaitility.await().until(() -> status(node).get("caughtUp").asBoolean());
  }

  @Test
  void shouldStayCaughtUpWhileItTicks() {
    Node node = start(ClockMode.LIVE);
    Awaitility.await().until(node::caughtUp);
    Awaitility.await()
        .during(Duration.ofSeconds(5))
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(node::caughtUp);
  }

  @Test
  void shouldHaveNoClockWhereTimeIsTheReportsOwn() throws Exception {
    Node node = start(ClockMode.DATA);
    assertThat(status(node).get("roles").toString())
        .isEqualTo("[\"gateway\",\"processor\",\"dispatcher\",\"board\"]");
  }

  private Node start(ClockMode clock) {
    return Node.standalone(
        TestNodes.standalone("key", clock, Optional.of(dir), Optional.empty(), RateLimit.USUAL),
        parts);
  }

  private static JsonNode status(Node node) throws IOException {
    try (InputStream in = URI.create(node.httpUrl() + "/v1/status").toURL().openStream()) {
      return new JsonMapper().readTree(in);
    }
  }
}
