package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.giaoban.feed.DoorKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All is well only where everybody who was asked said so. */
class StatusClientTest {
  private static final String GATEWAY = "{\"roles\": [\"gateway\"], \"consumers\": []}";
  private static final String UP =
      "{\"indicators\": [{\"name\": \"brokers\", \"state\": \"up\", \"reason\": \"OK\"}]}";

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldHaveNoConcernWhereAllIsAnswered() {
    answer("/v1/status", 200, GATEWAY);
    answer("/readyz", 200, UP);
    answer("/v1/feeds", 200, "[]");
    answer("/v1/subscriptions", 200, "{\"subscriptions\": []}");
    assertThat(concerns(true)).isEmpty();
  }

  @Test
  void shouldBeConcernedIfNotReadyWithoutDetails() {
    answer("/v1/status", 200, GATEWAY);
    answer("/readyz", 503, "{\"indicators\": []}");
    assertThat(concerns(false))
        .singleElement()
        .asString()
        .endsWith("not ready, and does not say why (expected: an indicator that is not up)");
  }

  @Test
  void shouldTakeNoStrangerForOneOfOurs() {
    answer("/v1/status", 200, "{}");
    answer("/readyz", 200, "");
    assertThat(concerns(false))
        .singleElement()
        .asString()
        .endsWith("no roles or no indicators (expected: a process of giaoban)");
  }

  @Test
  void shouldLookAtTheCodesOfAnswers() {
    answer("/v1/status", 500, GATEWAY);
    answer("/readyz", 200, UP);
    assertThat(concerns(false))
        .singleElement()
        .asString()
        .endsWith("/v1/status answers 500 (expected: 200)");
  }

  @Test
  void shouldBeConcernedIfTheKeyOpensNothing() {
    answer("/v1/status", 200, GATEWAY);
    answer("/readyz", 200, UP);
    answer("/v1/feeds", 401, "[]");
    answer("/v1/subscriptions", 401, "{}");
    assertThat(concerns(true))
        .containsExactly(
            "feeds: not answered (expected: the operator's key)",
            "subscriptions: not answered (expected: the operator's key)");
    assertThat(concerns(false)).isEmpty();
  }

  @Test
  void shouldBeConcernedIfABoardDoesNotTellOfTheCities() {
    answer("/v1/status", 200, "{\"roles\": [\"board\"]}");
    answer("/readyz", 200, UP);
    answer("/v1/alerts", 200, "[]");
    assertThat(concerns(false)).containsExactly("cities: not answered (expected: by a board)");
  }

  private List<String> concerns(boolean withKey) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new StatusClient(List.of(url), withKey ? Optional.of(DoorKey.of("k")) : Optional.empty())
        .ask()
        .concerns();
  }

  private void answer(String path, int code, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
