package io.giaoban.node;

import io.giaoban.node.health.Finding;
import io.giaoban.node.health.Reason;
import io.giaoban.schema.Tick;
import io.giaoban.wire.Brokers;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Denied;
import io.giaoban.wire.Groups;
import io.giaoban.wire.PollLoop;
import io.giaoban.wire.Topics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The role that writes the time once a second to every partition of the clock topic. Several share
 * the partitions as members of a consumer group that reads nothing, and those of one that ends go
 * to the others. While they move two may tick for a moment, which is harmless: the latest time
 * counts.
 */
final class Ticker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final String KEY = "tick";
  private static final long PERIOD_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

  private final String writer;
  private final Clock clock;
  private final Consumer<byte[], byte[]> consumer;
  private final Producer<String, SpecificRecord> producer;
  private final Set<TopicPartition> failing = ConcurrentHashMap.newKeySet();
  private final Map<TopicPartition, Long> aheadMillis = new ConcurrentHashMap<>();
  private final PollLoop loop;
  private long next = System.nanoTime();
  private final AtomicLong ticks = new AtomicLong();
  private volatile int assigned;

  private Ticker(
      String writer,
      Clock clock,
      Consumer<byte[], byte[]> consumer,
      Producer<String, SpecificRecord> producer) {
    this.writer = writer;
    this.clock = clock;
    this.consumer = consumer;
    this.producer = producer;
    this.loop = new PollLoop("clock", consumer, this::step);
  }

  /**
   * Starts; the first tick comes when the group has given it partitions.
   *
   * @param writer tells this process from others in what it writes
   * @param clock tells the time
   */
  static Ticker start(Cluster cluster, String writer, Clock clock) {
    Ticker ticker =
        new Ticker(
            writer,
            clock,
            new KafkaConsumer<>(
                membership(cluster.brokers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()),
            new KafkaProducer<>(
                writing(cluster.brokers()), new StringSerializer(), cluster.serde().serializer()));
    ticker.consumer.subscribe(List.of(Topics.CLOCK.name()), ticker.new Assignment());
    ticker.loop.start();
    return ticker;
  }

  /** How it fares. */
  Finding look() {
    return Finding.worst(Stream.of(Finding.of(loop.state()), ticking()));
  }

  private Finding ticking() {
    Set<TopicPartition> without = Set.copyOf(failing);
    if (!without.isEmpty()) {
      return new Finding(Reason.TICKS_MISSING, without + " have no ticks");
    }
    int partitions = assigned;
    return partitions == 0
        ? new Finding(Reason.UNASSIGNED, "no partition to tick in")
        : Finding.working("ticks in %d partitions".formatted(partitions));
  }

  /** Measures what it writes. */
  void measure(MeterRegistry registry) {
    FunctionCounter.builder("giaoban.clock.ticks", ticks, AtomicLong::doubleValue)
        .description("Ticks that were written.")
        .register(registry);
    Gauge.builder("giaoban.clock.partitions", () -> assigned)
        .description("Partitions that this process ticks in.")
        .register(registry);
    Gauge.builder("giaoban.clock.missing", failing, Set::size)
        .description("Those of them that the last tick did not reach.")
        .register(registry);
    TimeGauge.builder("giaoban.clock.skew", this::skewMillis, TimeUnit.MILLISECONDS)
        .description("How far the brokers' clocks are from this process's, at most.")
        .register(registry);
  }

  @Override
  public void close() {
    loop.close();
    producer.close(STOP_LIMIT);
  }

  /** Polls until the next tick is due: polling keeps it a member of the group. */
  private void step() {
    long left = Math.max(0, next - System.nanoTime());
    consumer.poll(Duration.ofNanos(left));
    if (System.nanoTime() - next >= 0) {
      next = System.nanoTime() + PERIOD_NANOS;
      tick();
    }
  }

  private void tick() {
    Instant now = clock.instant();
    Tick tick = Tick.newBuilder().setAt(now).setWriter(writer).build();
    failing.retainAll(consumer.assignment());
    aheadMillis.keySet().retainAll(consumer.assignment());
    assigned = consumer.assignment().size();
    for (TopicPartition partition : consumer.assignment()) {
      if (loop.closing()) {
        return;
      }
      // What becomes of it the callback tells.
      Future<RecordMetadata> unused =
          producer.send(
              new ProducerRecord<>(
                  partition.topic(), partition.partition(), now.toEpochMilli(), KEY, tick),
              (metadata, failure) -> {
                note(partition, failure);
                if (failure == null) {
                  // Brokers put their own time in place of that of who writes.
                  aheadMillis.put(partition, metadata.timestamp() - now.toEpochMilli());
                }
              });
    }
  }

  private long skewMillis() {
    return aheadMillis.values().stream().mapToLong(Math::abs).max().orElse(0);
  }

  private void note(TopicPartition partition, @Nullable Exception failure) {
    if (failure == null) {
      ticks.incrementAndGet();
      if (failing.remove(partition)) {
        LOG.info("{} has ticks again", partition);
      }
    } else if (failing.add(partition)) {
      LOG.warn(
          "{} has no ticks until this passes: {}",
          partition,
          Denied.by(failure, "write").orElseGet(failure::getMessage));
    }
  }

  private static Map<String, Object> membership(Brokers brokers) {
    Map<String, Object> settings = brokers.client();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, Groups.CLOCKS);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, Groups.CLOCKS);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000);
    // Those that keep their partitions tick on while others move.
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return settings;
  }

  /** A tick that cannot be written soon is of no use: the next one says more. */
  private static Map<String, Object> writing(Brokers brokers) {
    Map<String, Object> settings = brokers.client();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, Groups.CLOCKS);
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
    return settings;
  }

  /** Nothing of what it is assigned is read. */
  private final class Assignment implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // Nothing was read of them.
    }
  }
}
