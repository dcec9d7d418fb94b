package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What another role is told of who asks. */
class ForwardingTest {
  private final Parts parts = new Parts();
  private final HttpDoor other =
      parts.started(HttpDoor.open(options(true, Map.of()), ForwardingTest::echo));
  private final URI url = URI.create(other.url());

  @AfterEach
  void close() {
    parts.close();
  }

  @Test
  void shouldNotBelieveAClientWhereItComesFrom() throws Exception {
    HttpDoor door = door(false);
    for (String header :
        new String[] {"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Server"}) {
      assertThat(ask(door, "/v1/places", header, "203.0.113.7"))
          .startsWith("127.0.0.1 ")
          .doesNotContain("203.0.113.7");
    }
    assertThat(ask(door, "/v1/places", "Forwarded", "for=203.0.113.7;proto=https"))
        .startsWith("127.0.0.1 http ");
    assertThat(ask(door, "/v1/places", "X-Proxied-Https", "on")).startsWith("127.0.0.1 http ");
  }

  @Test
  void shouldPassOnWhatAProxyBeforeItSays() throws Exception {
    assertThat(ask(door(true), "/v1/places", "X-Forwarded-For", "203.0.113.7"))
        .startsWith("203.0.113.7 ");
  }

  @Test
  void shouldShowKeysToThoseWhoAskForThemAlone() throws Exception {
    HttpDoor door = door(false);
    assertThat(ask(door, "/v1/places", "Authorization", "Bearer secret")).endsWith(" null");
    assertThat(ask(door, "/v1/subscriptions", "Authorization", "Bearer secret"))
        .endsWith(" Bearer secret");
  }

  private HttpDoor door(boolean trustForwarded) {
    return parts.started(
        HttpDoor.open(
            options(trustForwarded, Map.of(Role.BOARD, url, Role.DISPATCHER, url)), routes -> {}));
  }

  private static HttpOptions options(boolean trustForwarded, Map<Role, URI> forward) {
    return new HttpOptions("127.0.0.1", 0, Optional.empty(), false, trustForwarded, forward);
  }

  /** Who asks, how, for which host, and with which key. */
  private static void echo(RoutesConfig routes) {
    for (String path : new String[] {"/v1/places", "/v1/subscriptions"}) {
      routes.get(
          path,
          exchange ->
              exchange.result(
                  "%s %s %s %s"
                      .formatted(
                          exchange.ip(),
                          exchange.scheme(),
                          exchange.host(),
                          exchange.header("Authorization"))));
    }
  }

  private static String ask(HttpDoor door, String path, String header, String value)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(door.url() + path)).header(header, value).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
