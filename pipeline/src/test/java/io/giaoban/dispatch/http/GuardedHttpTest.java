package io.giaoban.dispatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.http.RawServer.Talk;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests to a server that answers as it likes. */
class GuardedHttpTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final HttpLimits SHORT =
      new HttpLimits(Duration.ofSeconds(1), Duration.ofSeconds(1));

  private final GuardedHttp patient = http(HttpLimits.USUAL);
  private final GuardedHttp hasty = http(SHORT);

  @AfterEach
  void close() {
    patient.close();
    hasty.close();
  }

  @Test
  void shouldSendWhatItWasGivenAndNothingOfItsOwn() throws Exception {
    try (RawServer server = new RawServer(Talk.saying(OK, "Content-Length: 2\r\n\r\nok"))) {
      HttpReply reply = told(patient, server);
      assertThat(reply).isEqualTo(new HttpReply(delivered(200), "ok"));
      assertThat(server.heads().get(0))
          .containsExactlyInAnyOrder(
              "POST /hook HTTP/1.1",
              "Host: 127.0.0.1:" + server.port(),
              "User-Agent: giaoban",
              "Content-Type: application/json",
              "Content-Length: 2",
              "Connection: close");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "204, DELIVERED",
    "299, DELIVERED",
    "300, REDIRECTED",
    "304, REDIRECTED",
    "400, REFUSED",
    "401, REFUSED",
    "404, REFUSED",
    "407, REFUSED",
    "410, GONE",
    "429, THROTTLED",
    "500, REFUSED",
    "502, THROTTLED",
    "503, THROTTLED",
    "504, THROTTLED",
    "101, REFUSED",
    "799, REFUSED"
  })
  void shouldJudgeByTheStatus(int status, Verdict verdict) throws Exception {
    try (RawServer server =
        new RawServer(Talk.saying("HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\n\r\n"))) {
      Outcome outcome = told(patient, server).outcome();
      assertThat(outcome.verdict()).isEqualTo(verdict);
      assertThat(outcome.status()).isEqualTo(status);
      if (!verdict.delivered()) {
        assertThat(outcome.detail()).startsWith("HTTP " + status + " (expected: 2xx");
      }
    }
  }

  @Test
  void shouldEndAnAnswerThatComesByteByByte() throws Exception {
    try (RawServer server =
        new RawServer(Talk.dripping(OK + "Content-Length: 100000\r\n\r\n", 100))) {
      Outcome outcome = told(hasty, server).outcome();
      assertThat(outcome)
          .isEqualTo(Outcome.of(Verdict.TIMED_OUT, "no whole answer (expected: within PT1S)"));
      await().until(() -> server.ended() == 1);
    }
  }

  @Test
  void shouldEndAHeadThatComesByteByByte() throws Exception {
    try (RawServer server = new RawServer(Talk.dripping(OK + "X-Slow: ", 100))) {
      assertThat(told(hasty, server).outcome().verdict()).isEqualTo(Verdict.TIMED_OUT);
      await().until(() -> server.ended() == 1);
    }
  }

  @Test
  void shouldTakeTheStatusOfAnAnswerThatNeverEnds() throws Exception {
    try (RawServer server = new RawServer(Talk.dripping(OK + "\r\n", 0))) {
      HttpReply reply = told(patient, server);
      assertThat(reply.outcome()).isEqualTo(delivered(200));
      assertThat(reply.body()).isEqualTo("x".repeat(HttpReply.MOST_BYTES));
      await().until(() -> server.ended() == 1);
    }
  }

  @Test
  void shouldEndEvenWhatStopsBeingHttp() throws Exception {
    try (RawServer server =
        new RawServer(
            Talk.dripping(
                "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n", 5))) {
      assertThat(told(patient, server).outcome().verdict()).isEqualTo(Verdict.REFUSED);
      await().until(() -> server.ended() == 1);
    }
  }

  @ParameterizedTest
  @MethodSource
  void shouldCallBrokenWhatIsNoWholeAnswer(String answer) throws Exception {
    try (RawServer server = new RawServer(Talk.saying(answer))) {
      Outcome outcome = told(patient, server).outcome();
      assertThat(outcome.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(outcome.status()).isNull();
      assertThat(outcome.detail()).contains("(expected: ").doesNotContain("\u0007", "SSH");
    }
  }

  static List<String> shouldCallBrokenWhatIsNoWholeAnswer() {
    return List.of(
        "",
        "SSH-2.0-x\u0007\r\n",
        OK + "Content-Length: 10\r\n\r\nshort",
        OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nshort",
        OK + "Content-Length: -1\r\n\r\n",
        OK + "X-Huge: " + "x".repeat(9 << 10) + "\r\n\r\n",
        OK + "X-Many: x\r\n".repeat(1_000) + "\r\n");
  }

  @Test
  void shouldNotUnpackAnAnswer() throws Exception {
    try (RawServer server =
        new RawServer(Talk.saying(OK, "Content-Encoding: gzip\r\n\r\nno gzip at all"))) {
      assertThat(told(patient, server)).isEqualTo(new HttpReply(delivered(200), "no gzip at all"));
    }
  }

  @Test
  void shouldKeepNoCookies() throws Exception {
    try (RawServer server =
        new RawServer(Talk.saying(OK, "Set-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"))) {
      told(patient, server);
      told(patient, server);
      assertThat(server.heads()).hasSize(2);
      assertThat(server.heads().get(1)).noneMatch(line -> line.startsWith("Cookie"));
    }
  }

  @Test
  void shouldNeverLetWhereARedirectPointsHearOfIt() throws Exception {
    try (RawServer target = new RawServer(Talk.saying(OK, "\r\n"));
        RawServer server =
            new RawServer(
                Talk.saying("HTTP/1.1 307 x\r\nLocation: " + target.url() + "\r\n\r\n"))) {
      Outcome outcome = told(patient, server).outcome();
      assertThat(outcome.verdict()).isEqualTo(Verdict.REDIRECTED);
      assertThat(outcome.detail()).contains("redirects are not followed");
      assertThat(target.heads()).isEmpty();
    }
  }

  @Test
  void shouldReadWhenToTryAgain() throws Exception {
    try (RawServer server =
        new RawServer(
            Talk.saying("HTTP/1.1 503 x\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n"))) {
      assertThat(told(patient, server).outcome().retryAfter()).isEqualTo(Duration.ofMinutes(2));
    }
  }

  @Test
  void shouldSayThatNobodyListens() throws Exception {
    URI url;
    try (RawServer server = new RawServer(Talk.saying(OK))) {
      url = server.url();
    }
    assertThat(told(patient, url).outcome())
        .isEqualTo(
            Outcome.of(
                Verdict.UNREACHABLE, url.getAuthority() + ": nobody listens (expected: a server)"));
  }

  /** Its queue is full, so that what asks for a connection hears nothing. */
  @Test
  void shouldNotWaitLongForAConnection() throws Exception {
    List<SocketChannel> asking = new ArrayList<>();
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 10; i++) {
        SocketChannel channel = SocketChannel.open();
        asking.add(channel);
        channel.configureBlocking(false);
        channel.connect(deaf.getLocalSocketAddress());
      }
      URI url = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/");
      try (GuardedHttp http =
          http(new HttpLimits(Duration.ofSeconds(30), Duration.ofMillis(300)))) {
        assertThat(told(http, url).outcome().verdict()).isEqualTo(Verdict.UNREACHABLE);
      }
    } finally {
      for (SocketChannel channel : asking) {
        channel.close();
      }
    }
  }

  @Test
  void shouldEndWhatIsUnderWayWhenItIsClosed() throws Exception {
    try (RawServer server = new RawServer(out -> Thread.sleep(Long.MAX_VALUE))) {
      CompletableFuture<HttpReply> reply = patient.call(call(server.url())).toCompletableFuture();
      await().until(() -> server.heads().size() == 1);
      patient.close();
      assertThat(reply.get(1, TimeUnit.MINUTES).outcome().verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(told(patient, server).outcome().verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(server.heads()).hasSize(1);
    }
  }

  private static HttpReply told(GuardedHttp http, RawServer server) throws Exception {
    return told(http, server.url());
  }

  private static HttpReply told(GuardedHttp http, URI url) throws Exception {
    return http.call(call(url)).toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  private static HttpCall call(URI url) {
    return new HttpCall("POST", url, Map.of("Content-Type", "application/json"), "{}", "lan");
  }

  private static Outcome delivered(int status) {
    return new Outcome(Verdict.DELIVERED, status, null, null);
  }

  private static GuardedHttp http(HttpLimits limits) {
    return new GuardedHttp(
        AllowedNetworks.of(List.of("127.0.0.1/32")),
        limits,
        NameLookup.SYSTEM,
        List.of(),
        Clock.fixed(Instant.parse("2022-01-02T18:00:00Z"), ZoneOffset.UTC));
  }
}
