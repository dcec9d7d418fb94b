package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.board.live.ServerSentEvents.Event;
import io.giaoban.board.live.StreamLimits;
import io.giaoban.board.live.TestIds;
import io.giaoban.place.City;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of the stream is told, over HTTP from a real broker. */
@Timeout(120)
class StreamTest {
  private static final List<City> CITIES = PlantedReports.cities();
  private static final String A = CITIES.get(0).code();
  private static final String B = CITIES.get(1).code();
  private static final Duration OFTEN = Duration.ofMillis(50);

  @TempDir private static Path dir;
  private static TestCluster cluster;
  private static Teller teller;
  private static TestStream stream;

  @BeforeAll
  static void start() {
    cluster = TestCluster.start(dir);
    cluster.define(CITIES);
    teller = new Teller(cluster, 0);
    stream = new TestStream(cluster, CITIES, limits(100, OFTEN, Duration.ofMinutes(1)));
  }

  @AfterAll
  static void stop() {
    stream.close();
    teller.close();
    cluster.close();
  }

  @Test
  void shouldTellFromNowOnAndSayHowToComeAgain() throws Exception {
    teller.days(A, 3);
    try (TestStream later =
            new TestStream(cluster, CITIES, limits(100, OFTEN, Duration.ofMinutes(1)));
        TestListener listener = TestListener.to(later.url() + "?city=" + A)) {
      assertThat(listener.header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(listener.header("Cache-Control")).isEqualTo("no-store");
      assertThat(listener.header("X-Accel-Buffering")).isEqualTo("no");
      assertThat(listener.retryMillis()).isPositive();
      String before = listener.lastEventId();
      teller.days(A, 1);
      Event told = listener.next();
      assertThat(told.type()).isEqualTo("city-day");
      assertThat(told.lastEventId()).isNotEqualTo(before);
      try (TestListener again = TestListener.after(before, stream.url() + "?city=" + A)) {
        assertThat(again.next()).isEqualTo(told);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "city=%1$s                          | day %1$s, severe %1$s, minor %1$s",
        "city=%1$s,%2$s&type=city-day       | day %1$s, day %2$s",
        "type=alert                         | severe %1$s, minor %1$s, minor %2$s",
        "severity=minor                     | minor %1$s, minor %2$s",
        "severity=minor,severe&city=%2$s    | minor %2$s",
        "rule=other                         | minor %1$s, minor %2$s",
        "rule=other&type=alert,city-day     | day %1$s, day %2$s, minor %1$s, minor %2$s",
        "rule=none&type=city-day            | day %1$s, day %2$s",
      })
  void shouldTellOnlyWhatIsAskedFor(String filter, String expected) throws Exception {
    String from = now();
    teller.days(A, 1);
    teller.alert(A, Teller.RULE, "severe");
    teller.alert(A, "other", "minor");
    teller.days(B, 1);
    teller.alert(B, "other", "minor");
    String[] told = expected.formatted(A, B).split(", ", -1);
    try (TestListener listener =
        TestListener.after(from, stream.url() + "?" + filter.formatted(A, B))) {
      assertThat(listener.next(told.length))
          .extracting(StreamTest::words)
          .containsExactlyInAnyOrder(told);
    }
  }

  @ParameterizedTest
  @CsvSource({"17", "start", "AAAA", "ARgAAAAAAAAAAAAAAACiBsot", "x%20y"})
  void shouldRefuseWhatIsNoId(String id) {
    assertRefused(
        TestListener.refused(id, stream.url()), "Last-Event-ID: \\\"" + id, "expected: the id of");
    if (!id.equals("start")) {
      assertRefused(TestListener.refused("", stream.url() + "?since=" + id), "since: \\\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "city=VN-XX           | city: \\\"VN-XX\\\" (expected: cities that report here)",
        "city=                | city: \\\"\\\"",
        "type=day             | type: \\\"day\\\" (expected: one of [city-day, alert]; several",
        "type=alert,          | type: \\\"alert,\\\"",
        "severity=SEVERE      | severity: \\\"SEVERE\\\"",
        "rule=a&rule=b        | parameter \\\"rule\\\" 2 times",
      })
  void shouldRefuseFiltersThatMeanNothing(String query, String detail) {
    assertRefused(TestListener.refused("", stream.url() + "?" + query), detail);
  }

  @Test
  void shouldTellAllToWhoBringsAnIdOfTopicsThatAreNoMore() throws Exception {
    teller.days(A, 2);
    long most = Long.MAX_VALUE;
    String beyond = TestIds.of(most, most, most, most, most, most);
    String days = "?type=city-day&city=" + A;
    try (TestListener listener = TestListener.after(beyond, stream.url() + days);
        TestListener start = TestListener.to(stream.url() + days + "&since=start")) {
      assertThat(listener.next(2))
          .extracting(Event::data)
          .isEqualTo(start.next(2).stream().map(Event::data).toList());
    }
  }

  @Test
  void shouldPreferTheHeaderToWhatTheAddressSays() throws Exception {
    String from = now();
    teller.days(A, 1);
    try (TestListener listener =
        TestListener.after(from, stream.url() + "?since=start&type=city-day")) {
      Event first = listener.next();
      assertThat(words(first)).isEqualTo("day " + A);
      try (TestListener since = TestListener.to(stream.url() + "?since=" + from)) {
        assertThat(since.next()).isEqualTo(first);
      }
    }
  }

  /** Else a filter that lets nothing through would have all read again. */
  @Test
  void shouldMoveTheIdOnWhereNothingIsToBeTold() throws Exception {
    stream.awaitRead();
    try (TestListener listener = TestListener.to(stream.url() + "?city=" + B)) {
      String before = listener.lastEventId();
      teller.days(A, 1);
      while (listener.lastEventId().equals(before)) {
        listener.block();
      }
      try (TestListener after = TestListener.after(listener.lastEventId(), stream.url())) {
        teller.days(B, 1);
        assertThat(words(after.next())).isEqualTo("day " + B);
      }
    }
  }

  @Test
  void shouldFreeTheRoomOfWhoWentAway() {
    StreamLimits limits = limits(2, OFTEN, Duration.ofMinutes(1));
    try (TestStream small = new TestStream(cluster, CITIES, limits);
        TestListener stays = TestListener.to(small.url())) {
      TestListener goes = TestListener.to(small.url());
      HttpResponse<String> refused = TestListener.refused("", small.url());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("too many clients");
      assertThat(small.dropped("FULL")).isEqualTo(1);
      goes.close();
      Awaitility.await().until(() -> small.clients() == 1);
      TestListener.to(small.url()).close();
      assertThat(stays.lastEventId()).isNotEmpty();
      assertThat(small.metrics())
          .contains("giaoban_stream_clients", "giaoban_stream_dropped_total{reason=\"FULL\"} 1");
    }
  }

  @Test
  void shouldEndWithTheProcess() {
    TestStream ending =
        new TestStream(cluster, CITIES, limits(100, Duration.ofMinutes(1), Duration.ofMinutes(1)));
    List<TestListener> listeners = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      listeners.add(TestListener.to(ending.url()));
    }
    ending.close();
    for (TestListener listener : listeners) {
      assertThatThrownBy(listener::next).isInstanceOf(EOFException.class);
    }
    assertThat(ending.clients()).isZero();
  }

  private static StreamLimits limits(int clients, Duration keepAlive, Duration patience) {
    return new StreamLimits(clients, 1_000, 1 << 20, 32 << 10, keepAlive, patience);
  }

  /** The id with which only what is told from now on comes. */
  private static String now() {
    stream.awaitRead();
    try (TestListener listener = TestListener.to(stream.url())) {
      return listener.lastEventId();
    }
  }

  private static void assertRefused(HttpResponse<String> answer, String... details) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains(details);
  }

  private static String words(Event event) {
    try {
      var data = new JsonMapper().readTree(event.data());
      String what = event.type().equals("alert") ? data.get("severity").asText() : "day";
      return what + " " + data.get("city").asText();
    } catch (IOException e) {
      throw new AssertionError(event.data(), e);
    }
  }
}
