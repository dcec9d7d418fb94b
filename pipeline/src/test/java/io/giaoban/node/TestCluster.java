package io.giaoban.node;

import static java.util.Objects.requireNonNull;

import io.giaoban.board.Board;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.report.Report;
import io.giaoban.wire.Brokers;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Groups;
import io.giaoban.wire.Topic;
import io.giaoban.wire.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real broker and registry, for processors to run on, where time is the reports' own. */
final class TestCluster implements AutoCloseable {
  static final int PARTITIONS = 3;

  private final Parts parts = new Parts();
  private final Path dir;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final ClusterSetup setup;
  private @Nullable Board board;
  private @Nullable Processor processor;

  private TestCluster(Path dir) {
    this.dir = dir;
    broker = parts.started(EmbeddedBroker.start(0, dir.resolve("kafka")));
    registry = parts.started(EmbeddedRegistry.start(0, dir.resolve("registry")));
    setup = parts.started(ClusterSetup.of(cluster()));
  }

  /** Broker and registry, still without topics and schemas. */
  static TestCluster start(Path dir) {
    return new TestCluster(dir);
  }

  /** Has topics, schemas and these cities, and a processor that runs. */
  Progress process(List<City> cities) {
    define(cities);
    processor = startProcessor();
    return progress();
  }

  /** Has these cities, and what is needed to process: topics, schemas and a board. */
  void define(List<City> cities) {
    if (board == null) {
      setup.ensure(Optional.of(PARTITIONS), Optional.empty(), ClockMode.DATA);
      board = parts.started(Board.start(cluster()));
    }
    setup.define(Optional.of(Places.of(cities)), Optional.empty());
  }

  /** A processor that runs, and goes on where the one before it ended. */
  Processor startProcessor() {
    return startProcessor("processor");
  }

  /** What processors and board have come to; cities are defined. */
  Progress progress() {
    return progress(processor);
  }

  /** What this processor and the board have come to; cities are defined. */
  Progress progress(@Nullable Processor asked) {
    return new Progress(
        setup.admin(),
        setup.partitions(),
        () -> asked == null ? 0 : asked.waitingCities(),
        List.of(new Progress.Reader("board", board()::positions)));
  }

  /** What was told; cities are defined. */
  Board board() {
    return requireNonNull(board);
  }

  /** Forgets all that the processor did, and lets it do it again from the start. */
  void startOver() throws Exception {
    requireNonNull(processor).close();
    setup
        .admin()
        .removeMembersFromConsumerGroup(
            Groups.PROCESSORS, new RemoveMembersFromConsumerGroupOptions())
        .all()
        .get();
    setup.admin().deleteConsumerGroups(List.of(Groups.PROCESSORS)).all().get();
    List<String> changelogs =
        setup.admin().listTopics().names().get().stream()
            .filter(name -> name.startsWith(Groups.PROCESSORS + "-"))
            .toList();
    setup.admin().deleteTopics(changelogs).all().get();
    processor = startProcessor("again");
  }

  private Processor startProcessor(String stateDir) {
    return startProcessor(stateDir, Member.alone(Set.of(Role.PROCESSOR), Optional.empty()));
  }

  /** A processor among others, that runs. */
  Processor startProcessor(Member member) {
    return startProcessor(member.name(Role.PROCESSOR), member);
  }

  private Processor startProcessor(String stateDir, Member member) {
    Processor started =
        parts.started(
            Processor.start(
                cluster(), setup.registry(), setup.partitions(), dir.resolve(stateDir), member));
    started.awaitRunning();
    return started;
  }

  static void awaitCaughtUp(Progress progress) {
    Awaitility.await().atMost(Duration.ofMinutes(3)).until(progress::caughtUp);
  }

  Cluster cluster() {
    return Cluster.open(broker.bootstrapServers(), registry.url());
  }

  Brokers brokers() {
    return cluster().brokers();
  }

  ClusterSetup setup() {
    return setup;
  }

  Serde<SpecificRecord> serde() {
    return cluster().serde();
  }

  /** Sends the reports as the gateway does. */
  void report(Stream<Report> reports) {
    try (KafkaReports sink = new KafkaReports(cluster(), ClockMode.DATA)) {
      CompletableFuture.allOf(
              reports
                  .map(report -> sink.accept(report).toCompletableFuture())
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
  }

  Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        brokers()
            .client(Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.LINGER_MS_CONFIG, 5)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** All that was told in whole transactions, each partition in its order. */
  List<ConsumerRecord<String, SpecificRecord>> read(Topic topic) {
    List<ConsumerRecord<String, SpecificRecord>> records = new ArrayList<>();
    TopicReader.of(cluster()).read(topic, records::add);
    return records;
  }

  @Override
  public void close() {
    parts.close();
  }
}
