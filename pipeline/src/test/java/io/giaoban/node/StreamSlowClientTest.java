package io.giaoban.node;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.board.live.ServerSentEvents;
import io.giaoban.board.live.ServerSentEvents.Event;
import io.giaoban.board.live.StreamLimits;
import io.giaoban.place.City;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that do not read cost little, delay nobody, and are told that they were dropped. */
@Timeout(180)
class StreamSlowClientTest {
  private static final List<City> CITIES = PlantedReports.cities();
  private static final String CITY = CITIES.get(0).code();
  private static final int SLEEPERS = 20;
  private static final int WOKEN = 3;
  private static final int LONG_EVENT = 2_000;
  private static final int ROUNDS = 40;
  private static final int ROUND = 25;
  private static final int KEPT_EVENTS = 60;
  private static final int KEPT_BYTES = 2 << 20;
  private static final int AT_ONCE = 16 << 10;

  @TempDir private Path dir;
  private final JsonMapper json = new JsonMapper();
  private final List<Socket> sleepers = new ArrayList<>();
  private TestCluster cluster;
  private Teller teller;

  @BeforeEach
  void start() {
    cluster = TestCluster.start(dir);
    cluster.define(CITIES);
    teller = new Teller(cluster, LONG_EVENT);
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket sleeper : sleepers) {
      sleeper.close();
    }
    teller.close();
    cluster.close();
  }

  @Test
  void shouldDropWhoDoesNotReadWhileAnotherIsToldAll() throws Exception {
    try (TestStream stream =
            new TestStream(cluster, CITIES, limits(Duration.ofMillis(100), Duration.ofMinutes(5)));
        TestListener reader = TestListener.to(stream.url())) {
      for (int i = 0; i < SLEEPERS; i++) {
        sleep(stream);
      }
      Awaitility.await().until(() -> stream.clients() == SLEEPERS + 1);
      double mostHeld = 0;
      int eventBytes = 0;
      List<Event> all = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        teller.days(CITY, ROUND);
        all.addAll(reader.next(ROUND));
        mostHeld = Math.max(mostHeld, stream.heldBytes());
        eventBytes = Math.max(eventBytes, all.get(all.size() - 1).data().length() + 200);
      }
      assertThat(numbers(all)).isEqualTo(upTo(1, ROUNDS * ROUND));
      assertThat(mostHeld)
          .isGreaterThan(KEPT_EVENTS * LONG_EVENT)
          .isLessThan(KEPT_BYTES + (SLEEPERS + 1.0) * (AT_ONCE + eventBytes));
      for (Socket sleeper : sleepers.subList(0, WOKEN)) {
        assertWokenUp(sleeper, stream);
      }
      assertThat(stream.dropped("SLOW")).isEqualTo(WOKEN);
      Awaitility.await().until(() -> stream.clients() == SLEEPERS - WOKEN + 1);
    }
  }

  @Test
  void shouldCutOffWhoTakesNothingForTooLong() throws Exception {
    try (TestStream stream =
        new TestStream(cluster, CITIES, limits(Duration.ofMillis(50), Duration.ofMillis(500)))) {
      sleep(stream);
      Awaitility.await().until(() -> stream.clients() == 1);
      for (int round = 0; round < ROUNDS; round++) {
        teller.days(CITY, ROUND);
      }
      Awaitility.await().until(() -> stream.clients() == 0);
      assertThat(stream.dropped("STALLED")).isEqualTo(1);
    }
  }

  @Test
  void shouldEndWithTheProcessThoughSomeDoNotRead() throws Exception {
    TestStream stream =
        new TestStream(cluster, CITIES, limits(Duration.ofMinutes(1), Duration.ofMinutes(1)));
    sleep(stream);
    Awaitility.await().until(() -> stream.clients() == 1);
    for (int round = 0; round < ROUNDS; round++) {
      teller.days(CITY, ROUND);
    }
    stream.awaitRead();
    stream.close();
    assertThat(stream.clients()).isZero();
  }

  /** What it was told until it was dropped is without gaps, and it can go on. */
  private void assertWokenUp(Socket sleeper, TestStream stream) throws IOException {
    ServerSentEvents events =
        new ServerSentEvents(new InputStreamReader(sleeper.getInputStream(), UTF_8));
    List<Event> told = new ArrayList<>();
    try {
      while (true) {
        told.add(events.next());
      }
    } catch (EOFException e) {
      // dropped
    }
    Event gap = told.remove(told.size() - 1);
    assertThat(gap.type()).isEqualTo("gap");
    JsonNode data = json.readTree(gap.data());
    assertThat(data.get("reason").asText()).isEqualTo("SLOW");
    assertThat(data.get("goOnFrom").asText()).isEqualTo(gap.lastEventId());
    int last = told.size();
    assertThat(numbers(told)).isEqualTo(upTo(1, last));
    assertThat(last).isLessThan(ROUNDS * ROUND);
    try (TestListener again = TestListener.after(gap.lastEventId(), stream.url())) {
      assertThat(numbers(again.next(ROUNDS * ROUND - last)))
          .isEqualTo(upTo(last + 1, ROUNDS * ROUND));
    }
  }

  /** A client that asks for all, and reads no more than that it was let in. */
  private void sleep(TestStream stream) throws IOException {
    URI url = URI.create(stream.url());
    Socket socket = new Socket();
    sleepers.add(socket);
    socket.setReceiveBufferSize(4 << 10);
    socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
    // Without chunks, as they are none of a browser's business.
    socket
        .getOutputStream()
        .write(("GET " + url.getPath() + " HTTP/1.0\r\n\r\n").getBytes(US_ASCII));
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      head += (char) socket.getInputStream().read();
    }
    assertThat(head).startsWith("HTTP/1.1 200");
  }

  private static StreamLimits limits(Duration keepAlive, Duration patience) {
    return new StreamLimits(100, KEPT_EVENTS, KEPT_BYTES, AT_ONCE, keepAlive, patience);
  }

  private List<Long> numbers(List<Event> events) throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (Event event : events) {
      numbers.add(json.readTree(event.data()).get("version").asLong());
    }
    return numbers;
  }

  private static List<Long> upTo(long first, long last) {
    List<Long> numbers = new ArrayList<>();
    for (long number = first; number <= last; number++) {
      numbers.add(number);
    }
    return numbers;
  }
}
