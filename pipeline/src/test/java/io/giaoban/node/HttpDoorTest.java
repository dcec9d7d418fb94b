package io.giaoban.node;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.giaoban.node.embedded.PortInUseException;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server bears with, and where it listens. */
class HttpDoorTest {
  private static final int MORE_THAN_THREADS = 200;

  private final AtomicInteger reading = new AtomicInteger();
  private final HttpDoor door = HttpDoor.open(HttpOptions.loopback(0), this::routes);

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void shouldRefuseHeadersThatAreTooLarge() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(door.url() + "/ping"))
                    .header("X-Much", "x".repeat(9 << 10))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(431);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"status\":431");
    assertThat(ping()).isEqualTo("pong");
  }

  @Test
  void shouldAnswerReadersHoweverManyUploadAtATime() throws Exception {
    List<Socket> uploads = new ArrayList<>();
    try {
      for (int i = 0; i < MORE_THAN_THREADS; i++) {
        uploads.add(upload(1_000_000));
      }
      Awaitility.await().until(() -> reading.get() >= 90);
      assertThat(ping()).isEqualTo("pong");
    } finally {
      for (Socket upload : uploads) {
        upload.close();
      }
    }
  }

  @Test
  void shouldListenWiderOnlyWithTlsOrWhenToldThatItIsInsecure() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpOptions("0.0.0.0", 0, Optional.empty(), false))
        .withMessageContaining("--http-host: \"0.0.0.0\" without TLS")
        .withMessageContaining("--tls-cert and --tls-key, or --insecure-http");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpOptions("", 0, Optional.empty(), false))
        .withMessageContaining("--http-host: \"\" (expected: an address of this machine)");
    assertThat(new HttpOptions("0.0.0.0", 0, Optional.empty(), true).insecure()).isTrue();
    assertThat(new HttpOptions("::1", 0, Optional.empty(), false).host()).isEqualTo("::1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpOptions("no such host", 0, Optional.empty(), false))
        .withMessageContaining("expected: an address of this machine");
  }

  @Test
  void shouldTellThatAPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(PortInUseException.class)
          .isThrownBy(() -> HttpDoor.open(HttpOptions.loopback(taken.getLocalPort()), this::routes))
          .withMessageContaining("--http-port");
    }
  }

  private void routes(RoutesConfig routes) {
    routes.get("/ping", exchange -> exchange.result("pong"));
    routes.post(
        "/read",
        exchange -> {
          reading.incrementAndGet();
          byte[] unused = exchange.bodyInputStream().readAllBytes();
        });
  }

  private String ping() throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(door.url() + "/ping"))
                .timeout(Duration.ofSeconds(20))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Begins to send a body of that length. */
  private Socket upload(int length) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(door.url()).getPort());
    socket
        .getOutputStream()
        .write(
            "POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\nx"
                .formatted(length)
                .getBytes(US_ASCII));
    return socket;
  }
}
