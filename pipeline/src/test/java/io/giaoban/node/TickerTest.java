package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.node.health.Reason;
import io.giaoban.schema.Tick;
import io.giaoban.wire.AvroSerde;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock's life on a real broker and registry. */
class TickerTest {
  private static final int PARTITIONS = 3;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path dir;
  private final Parts parts = new Parts();
  private EmbeddedBroker broker;
  private EmbeddedRegistry registry;
  private Consumer<String, SpecificRecord> consumer;
  private final Map<Integer, List<Tick>> ticks = new TreeMap<>();

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(0, dir.resolve("kafka"));
    registry = parts.started(EmbeddedRegistry.start(0, dir.resolve("registry")));
    try (ClusterSetup setup =
        ClusterSetup.of(Cluster.open(broker.bootstrapServers(), registry.url()))) {
      setup.ensure(Optional.of(PARTITIONS), Optional.empty(), ClockMode.LIVE);
    }
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringDeserializer(),
            AvroSerde.of(Map.of("schema.registry.url", registry.url())).deserializer());
    parts.started(() -> consumer.close(CloseOptions.timeout(Duration.ofSeconds(1))));
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS)
            .mapToObj(partition -> new TopicPartition(Topics.CLOCK.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  @AfterEach
  void stop() {
    parts.close();
    broker.close();
  }

  @Test
  void shouldTickInEveryPartition() {
    Ticker ticker = ticker("a");
    await().until(() -> latest(3).size() == PARTITIONS);
    assertThat(ticks.values())
        .allSatisfy(
            ofPartition -> {
              List<Instant> times = ofPartition.stream().map(Tick::getAt).toList();
              assertThat(times).isSorted().doesNotHaveDuplicates();
              assertThat(ofPartition).extracting(Tick::getWriter).containsOnly("a");
            });
    assertThat(ticker.look().reason()).isEqualTo(Reason.WORKING);
  }

  @Test
  void shouldShareThePartitionsAndTakeOverThoseOfOneThatEnds() {
    ticker("a");
    await().until(() -> latest(1).size() == PARTITIONS);
    Ticker other = ticker("b");
    await().until(() -> writers().contains("a") && writers().contains("b"));
    other.close();
    ticks.clear();
    await().until(() -> latest(2).size() == PARTITIONS && writers().equals(List.of("a")));
  }

  @Test
  void shouldGoOnTickingWhenTheBrokerIsBack() {
    Ticker ticker = ticker("a");
    await().until(() -> latest(1).size() == PARTITIONS);
    int port = Integer.parseInt(broker.bootstrapServers().split(":", 2)[1]);
    broker.close();
    await().until(() -> ticker.look().reason() != Reason.WORKING);
    broker = EmbeddedBroker.start(port, dir.resolve("kafka"));
    ticks.clear();
    await().until(() -> latest(2).size() == PARTITIONS);
    await().until(() -> ticker.look().reason() == Reason.WORKING);
  }

  @Test
  void shouldEndSoonWhileTheBrokerIsAway() {
    Ticker ticker = ticker("a");
    await().until(() -> latest(1).size() == PARTITIONS);
    broker.close();
    await().until(() -> ticker.look().reason() != Reason.WORKING);
    assertTimeout(Duration.ofSeconds(10), ticker::close);
  }

  @Test
  void shouldTellHowFarItsClockIsFromTheBrokers() {
    Duration behind = Duration.ofHours(1);
    Ticker ticker = ticker("a", Clock.offset(Clock.systemUTC(), behind.negated()));
    MeterRegistry metrics = new SimpleMeterRegistry();
    ticker.measure(metrics);
    await().until(() -> latest(2).size() == PARTITIONS);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        metrics.get("giaoban.clock.skew").timeGauge().value(TimeUnit.MILLISECONDS))
                    .isBetween((double) behind.toMillis(), (double) behind.plus(LIMIT).toMillis()));
  }

  private Ticker ticker(String writer) {
    return ticker(writer, Clock.systemUTC());
  }

  private Ticker ticker(String writer, Clock clock) {
    return parts.started(
        Ticker.start(Cluster.open(broker.bootstrapServers(), registry.url()), writer, clock));
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(LIMIT);
  }

  /** Reads on; the last tick of each partition that has at least so many. */
  private Map<Integer, Tick> latest(int atLeast) {
    for (ConsumerRecord<String, SpecificRecord> record : consumer.poll(Duration.ofMillis(200))) {
      assertThat(record.key()).isEqualTo("tick");
      ticks
          .computeIfAbsent(record.partition(), partition -> new ArrayList<>())
          .add((Tick) record.value());
    }
    return ticks.entrySet().stream()
        .filter(ofPartition -> ofPartition.getValue().size() >= atLeast)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                ofPartition -> ofPartition.getValue().get(ofPartition.getValue().size() - 1)));
  }

  /** Who wrote the last tick of each partition. */
  private List<String> writers() {
    return latest(1).values().stream().map(Tick::getWriter).distinct().sorted().toList();
  }
}
