package io.giaoban.dispatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import com.google.common.util.concurrent.Uninterruptibles;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.http.RawServer.Talk;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, and where they lead: 127.0.0.1 is where everybody may go here, 127.0.0.2 is not. */
class NamesTest {
  private static final InetAddress PUBLIC = InetAddresses.forString("127.0.0.1");
  private static final InetAddress PRIVATE = InetAddresses.forString("127.0.0.2");
  private static final InetAddress SILENT = InetAddresses.forString("127.0.0.3");

  private static final Clock CLOCK = Clock.systemUTC();
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(2));

  private final List<GuardedHttp> opened = new ArrayList<>();
  private RawServer server;

  @BeforeEach
  void open() throws Exception {
    server = new RawServer(Talk.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
  }

  @AfterEach
  void close() throws Exception {
    opened.forEach(GuardedHttp::close);
    server.close();
  }

  /** Were the connection kept or the name looked up a second time, one would get through. */
  @Test
  void shouldCheckANameOnEveryAttempt() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    GuardedHttp http = http(host -> List.of(lookups.getAndIncrement() == 0 ? PUBLIC : PRIVATE));
    URI url = server.url("rebinding.test");

    assertThat(told(http, url).verdict()).isEqualTo(Verdict.DELIVERED);
    assertThat(told(http, url))
        .isEqualTo(
            Outcome.of(
                Verdict.FORBIDDEN_ADDRESS,
                "rebinding.test: 127.0.0.2, loopback (expected: a public address)"));
    assertThat(lookups).hasValue(2);
    assertThat(server.heads()).hasSize(1);
  }

  @Test
  void shouldRefuseANameOfWhichOneAddressIsForbidden() throws Exception {
    GuardedHttp http = http(host -> List.of(PUBLIC, PRIVATE));
    assertThat(told(http, server.url("both.test")).verdict()).isEqualTo(Verdict.FORBIDDEN_ADDRESS);
    assertThat(server.heads()).isEmpty();
  }

  @Test
  void shouldTryTheNextAddressOfAName() throws Exception {
    GuardedHttp http = http(host -> List.of(SILENT, SILENT, PUBLIC));
    assertThat(told(http, server.url("several.test")).verdict()).isEqualTo(Verdict.DELIVERED);
  }

  @Test
  void shouldNotTryEveryAddressOfAName() throws Exception {
    GuardedHttp http = http(host -> List.of(SILENT, SILENT, SILENT, PUBLIC));
    assertThat(told(http, server.url("many.test")).verdict()).isEqualTo(Verdict.UNREACHABLE);
  }

  @Test
  void shouldSayThatANameHasNoAddress() throws Exception {
    Outcome unknown =
        Outcome.of(Verdict.UNREACHABLE, "none.test (expected: a name that has an address)");
    assertThat(told(http(host -> List.of()), server.url("none.test"))).isEqualTo(unknown);
    assertThat(told(http(NamesTest::unknown), server.url("none.test"))).isEqualTo(unknown);
  }

  /** More slow names than there are threads to look names up. */
  @Test
  void shouldNotLetSlowNamesOfOneOwnerDelayAnother() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    GuardedHttp http =
        http(
            host -> {
              if (host.startsWith("slow")) {
                Uninterruptibles.awaitUninterruptibly(answered);
              }
              return List.of(PUBLIC);
            });
    List<CompletableFuture<Outcome>> slow =
        IntStream.range(0, 200)
            .mapToObj(i -> call(http, server.url("slow" + i + ".test"), "mallory"))
            .toList();
    try {
      assertThat(told(http, server.url("quick.test")).verdict()).isEqualTo(Verdict.DELIVERED);
      for (CompletableFuture<Outcome> one : slow) {
        Outcome outcome = one.get(1, TimeUnit.MINUTES);
        assertThat(outcome.verdict()).isEqualTo(Verdict.TIMED_OUT);
        assertThat(outcome.detail()).endsWith(".test: not looked up (expected: within PT2S)");
      }
    } finally {
      answered.countDown();
    }
    assertThat(server.heads()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "127.0.0.1.",
        "127.1",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "0177.0.0.1",
        "0",
        "0x",
        "00.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[::127.0.0.1]",
        "[2002:7f00:1::]",
        "[fe80::1%25lo]",
        "①②⑦.⓪.⓪.①",
        "１２７.0.0.1",
        "127。0。0。1",
        "lan@127.0.0.1",
        "example.org:80@127.0.0.1",
        "127.0.0.1%2f",
        "%31%32%37.0.0.1",
        "exämple.org",
        "127.0.0.1#",
        "127.0.0.1%00.example.org"
      })
  void shouldLeadNowhereByOddNotations(String host) throws Exception {
    GuardedHttp http =
        opened(new GuardedHttp(AllowedNetworks.NONE, LIMITS, NameLookup.SYSTEM, List.of(), CLOCK));
    try {
      URI url = new URI("http://" + host + ":" + server.port() + "/hook");
      assertThat(told(http, url).verdict()).isIn(Verdict.FORBIDDEN_ADDRESS, Verdict.UNSPEAKABLE);
    } catch (URISyntaxException e) {
      // no URL at all
    }
    assertThat(server.heads()).isEmpty();
  }

  @Test
  void shouldJudgeANameWithADotAtItsEndByWhereItLeads() throws Exception {
    GuardedHttp http = http(host -> List.of(host.equals("localhost.") ? PRIVATE : PUBLIC));
    assertThat(told(http, server.url("localhost.")).verdict()).isEqualTo(Verdict.FORBIDDEN_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "/hook",
        "http:hook",
        "http://127.0.0.1:99999/"
      })
  void shouldCallNothingButHttp(String url) throws Exception {
    GuardedHttp http = http(host -> List.of(PUBLIC));
    assertThat(told(http, URI.create(url)).verdict()).isEqualTo(Verdict.UNSPEAKABLE);
  }

  private GuardedHttp http(NameLookup names) {
    AllowedNetworks allowed = AllowedNetworks.of(List.of("127.0.0.1", "127.0.0.3"));
    return opened(new GuardedHttp(allowed, LIMITS, names, List.of(), CLOCK));
  }

  private GuardedHttp opened(GuardedHttp http) {
    opened.add(http);
    return http;
  }

  private static List<InetAddress> unknown(String host) throws UnknownHostException {
    throw new UnknownHostException(host + ": Name or service not known");
  }

  private static Outcome told(GuardedHttp http, URI url) throws Exception {
    return call(http, url, "lan").get(1, TimeUnit.MINUTES);
  }

  private static CompletableFuture<Outcome> call(GuardedHttp http, URI url, String owner) {
    return http.call(new HttpCall("POST", url, Map.of(), "{}", owner))
        .thenApply(HttpReply::outcome)
        .toCompletableFuture();
  }
}
