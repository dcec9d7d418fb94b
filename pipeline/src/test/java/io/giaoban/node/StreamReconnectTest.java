package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.board.live.ServerSentEvents.Event;
import io.giaoban.board.live.StreamLimits;
import io.giaoban.place.City;
import io.giaoban.wire.AvroJson;
import io.giaoban.wire.Topics;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that are cut off at any point and go on at any instance, while thousands of events flow.
 */
@Timeout(180)
class StreamReconnectTest {
  private static final List<City> CITIES = PlantedReports.cities();
  private static final List<String> CODES = CITIES.stream().map(City::code).toList();
  private static final int BATCHES = 400;

  /** So small that who comes back is often told from the topics at first. */
  private static final StreamLimits SMALL =
      new StreamLimits(100, 300, 1 << 20, 8 << 10, Duration.ofMillis(100), Duration.ofMinutes(1));

  @TempDir private Path dir;
  private final AtomicInteger committed = new AtomicInteger();
  private final Random random = new Random(17);
  private final JsonMapper json = new JsonMapper();

  @Test
  void shouldMissNothingAndBeToldNothingTwice() throws Exception {
    try (TestCluster cluster = TestCluster.start(dir)) {
      cluster.define(CITIES);
      List<TestStream> instances = new ArrayList<>();
      instances.add(new TestStream(cluster, CITIES, SMALL));
      instances.add(new TestStream(cluster, CITIES, SMALL));
      String id = now(instances.get(0));
      CompletableFuture<Integer> telling = CompletableFuture.supplyAsync(() -> tell(cluster));
      List<Event> told = new ArrayList<>();
      int connections = 0;
      int away = 0;
      boolean restarted = false;
      while (!telling.isDone() || told.size() < telling.join()) {
        if (!restarted && told.size() > 1_000) {
          instances.remove(0).close();
          instances.add(new TestStream(cluster, CITIES, SMALL));
          restarted = true;
        }
        if (random.nextInt(3) == 0) {
          away += stayAway(telling) ? 1 : 0;
        }
        String url = instances.get(random.nextInt(instances.size())).url();
        id = listen(id, url, telling, told);
        connections++;
      }
      instances.forEach(TestStream::close);
      assertThat(restarted).isTrue();
      assertThat(connections).isGreaterThan(20);
      assertThat(away).isPositive();
      assertThat(byLane(told)).isEqualTo(inTopics(cluster));
    }
  }

  /** Comes back when more was told than is kept; tells whether there was so much. */
  private boolean stayAway(CompletableFuture<Integer> telling) {
    int enough = committed.get() + 2 * SMALL.events();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> committed.get() >= enough || telling.isDone());
    return committed.get() >= enough;
  }

  /** Listens for so many events, or as long as there are any, and tells where to go on. */
  private String listen(String id, String url, CompletableFuture<Integer> telling, List<Event> told)
      throws IOException {
    try (TestListener listener = TestListener.after(id, url)) {
      assertThat(listener.lastEventId()).isEqualTo(id);
      for (int events = random.nextInt(300); events > 0; events--) {
        if (telling.isDone() && told.size() >= telling.join()) {
          break;
        }
        Event event = listener.next();
        if (event.type().equals("gap")) {
          assertThat(json.readTree(event.data()).get("goOnFrom").asText())
              .isEqualTo(listener.lastEventId());
          assertThat(json.readTree(event.data()).get("reason").asText()).isEqualTo("SLOW");
          break;
        }
        told.add(event);
      }
      return listener.lastEventId();
    } catch (EOFException e) {
      return id;
    }
  }

  /** Tells on, and how much it was in the end; some of it is taken back, which nobody may hear. */
  private int tell(TestCluster cluster) {
    Random own = new Random(19);
    try (Teller teller = new Teller(cluster, 5)) {
      for (int batch = 0; batch < BATCHES; batch++) {
        int size = 1 + own.nextInt(30);
        boolean aborted = own.nextInt(5) == 0;
        teller.some(own, CODES, size, aborted);
        if (!aborted) {
          committed.addAndGet(size);
        }
      }
    }
    return committed.get();
  }

  private Map<String, List<JsonNode>> byLane(List<Event> told) throws IOException {
    Map<String, List<JsonNode>> lanes = new TreeMap<>();
    for (Event event : told) {
      JsonNode data = json.readTree(event.data());
      lane(lanes, event.type(), data).add(data);
    }
    return lanes;
  }

  private Map<String, List<JsonNode>> inTopics(TestCluster cluster) throws IOException {
    Map<String, List<JsonNode>> lanes = new TreeMap<>();
    for (ConsumerRecord<String, SpecificRecord> day : cluster.read(Topics.CITY_DAYS)) {
      JsonNode data = json.readTree(AvroJson.of(day.value()).toString());
      lane(lanes, "city-day", data).add(data);
    }
    for (ConsumerRecord<String, SpecificRecord> alert : cluster.read(Topics.ALERTS)) {
      JsonNode data = json.readTree(AvroJson.of(alert.value()).toString());
      lane(lanes, "alert", data).add(data);
    }
    return lanes;
  }

  private static List<JsonNode> lane(
      Map<String, List<JsonNode>> lanes, String type, JsonNode data) {
    return lanes.computeIfAbsent(type + " " + data.get("city").asText(), lane -> new ArrayList<>());
  }

  private static String now(TestStream stream) {
    try (TestListener listener = TestListener.to(stream.url())) {
      return listener.lastEventId();
    }
  }
}
