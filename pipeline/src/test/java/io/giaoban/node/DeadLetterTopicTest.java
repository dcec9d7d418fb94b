package io.giaoban.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.board.Board;
import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.Places;
import io.giaoban.place.ReportingUnit;
import io.giaoban.rejected.DeadLetter;
import io.giaoban.rejected.DeadLetters;
import io.giaoban.rejected.Selection;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.CityDay;
import io.giaoban.wire.AvroSerde;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected reports that cannot be kept stop the processor: none is ever dropped. */
class DeadLetterTopicTest {
  private static final String CITY = "XX-AA";
  private static final LocalDate DAY = LocalDate.of(2022, 1, 2);
  private static final Instant SENT_AT = Instant.parse("2022-01-02T12:00:00Z");
  private static final byte[] BAD = "no report at all, and longer than is let in".getBytes(UTF_8);

  @TempDir private Path dir;
  private final Parts parts = new Parts();
  private EmbeddedBroker broker;
  private EmbeddedRegistry registry;
  private ClusterSetup setup;
  private Board board;

  @BeforeEach
  void start() {
    broker = parts.started(EmbeddedBroker.start(0, dir.resolve("kafka")));
    registry = parts.started(EmbeddedRegistry.start(0, dir.resolve("registry")));
    setup = parts.started(ClusterSetup.of(broker.bootstrapServers(), registry.url()));
    setup.ensure(1, Optional.empty(), ClockMode.DATA);
    setup.define(Optional.of(Places.of(List.of(city()))), Optional.empty());
    board = parts.started(Board.start(broker.bootstrapServers(), registry.url()));
  }

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void shouldStopRatherThanLoseARejectedReportAndGoOnOnceItCanBeKept() throws Exception {
    Progress progress =
        new Progress(
            setup.admin(),
            setup.partitions(),
            List.of(new Progress.Reader("board", board::positions)));
    try (Processor processor = process()) {
      send(report("u1", 1));
      awaitAllProcessed(progress);
      limitRejected(64);
      send(report("u2", 20), BAD, report("u3", 300));
      processor.failed().get(60, TimeUnit.SECONDS);
      assertThat(processor.healthy()).isFalse();
      assertThat(progress.lags().get(0).lag()).isPositive();
      assertThat(rejected()).isEmpty();
    }
    limitRejected(Topics.MAX_REJECTED_BYTES);
    try (Processor processor = process()) {
      awaitAllProcessed(progress);
      assertThat(processor.healthy()).isTrue();
    }
    assertThat(rejected())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.report().getReason()).isEqualTo("UNREADABLE");
              assertThat(letter.report().getOriginal()).isEqualTo(ByteBuffer.wrap(BAD));
            });
    assertThat(board.days().days(CITY, DAY, DAY))
        .extracting(CityDay::getNewCases)
        .containsExactly(321);
  }

  private Processor process() {
    Processor processor =
        Processor.start(
            broker.bootstrapServers(),
            registry.url(),
            setup.registry(),
            setup.partitions(),
            dir.resolve("processor"),
            "processor-1");
    processor.awaitRunning();
    return processor;
  }

  private static void awaitAllProcessed(Progress progress) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> progress.lags().stream().allMatch(consumer -> consumer.lag() == 0));
  }

  private void limitRejected(int bytes) throws Exception {
    setup
        .admin()
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, Topics.REJECTED_REPORTS.name()),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry(
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes)),
                        AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  private List<DeadLetter> rejected() {
    List<DeadLetter> letters = new ArrayList<>();
    new DeadLetters(broker.bootstrapServers(), registry.url()).read(Selection.ALL, letters::add);
    return letters;
  }

  private void send(byte[]... values) throws Exception {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (byte[] value : values) {
        producer
            .send(
                new ProducerRecord<>(
                    Topics.CASE_REPORTS.name(),
                    null,
                    SENT_AT.toEpochMilli(),
                    CITY.getBytes(UTF_8),
                    value))
            .get();
      }
    }
  }

  private byte[] report(String unit, int newCases) {
    CaseReport report =
        CaseReport.newBuilder()
            .setCity(CITY)
            .setUnit(unit)
            .setDay(DAY)
            .setNewCases(newCases)
            .build();
    return AvroSerde.of(Map.of("schema.registry.url", registry.url()))
        .serializer()
        .serialize(Topics.CASE_REPORTS.name(), report);
  }

  private static City city() {
    return new City(
        CITY,
        "Thành phố",
        null,
        ZoneOffset.UTC,
        Cutoff.MIDNIGHT,
        Duration.ofHours(24),
        null,
        null,
        Stream.of("u1", "u2", "u3")
            .map(unit -> new ReportingUnit(unit, unit, null, null, null, null, false))
            .toList());
  }
}
