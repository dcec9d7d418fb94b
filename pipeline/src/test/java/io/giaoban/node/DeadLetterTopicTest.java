package io.giaoban.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.rejected.DeadLetter;
import io.giaoban.rejected.DeadLetters;
import io.giaoban.rejected.Selection;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.CityDay;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
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

  /**
   * Room for the marker that ends a transaction, which has 78 bytes, but for no rejected report.
   */
  private static final int LESS_THAN_ANY = 100;

  @TempDir private Path dir;
  private TestCluster cluster;

  @BeforeEach
  void start() {
    cluster = TestCluster.start(dir);
    cluster.define(List.of(city()));
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void shouldStopRatherThanLoseARejectedReportAndGoOnOnceItCanBeKept() throws Exception {
    Progress progress = cluster.progress();
    try (Processor processor = cluster.startProcessor()) {
      send(report("u1", 1));
      TestCluster.awaitCaughtUp(progress);
      limitRejected(LESS_THAN_ANY);
      send(report("u2", 20), BAD, report("u3", 300));
      processor.failed().get(60, TimeUnit.SECONDS);
      assertThat(processor.healthy()).isFalse();
      assertThat(progress.lags().get(0).lag()).isPositive();
      assertThat(rejected()).isEmpty();
    }
    limitRejected(Topics.MAX_REJECTED_BYTES);
    try (Processor processor = cluster.startProcessor()) {
      TestCluster.awaitCaughtUp(progress);
      assertThat(processor.healthy()).isTrue();
    }
    assertThat(rejected())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.report().getReason()).isEqualTo("UNREADABLE");
              assertThat(letter.report().getOriginal()).isEqualTo(ByteBuffer.wrap(BAD));
            });
    assertThat(cluster.board().days().days(CITY, DAY, DAY))
        .extracting(CityDay::getNewCases)
        .containsExactly(321);
  }

  private void limitRejected(int bytes) throws Exception {
    cluster
        .setup()
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
    new DeadLetters(cluster.cluster()).read(Selection.ALL, letters::add);
    return letters;
  }

  private void send(byte[]... values) throws Exception {
    try (Producer<byte[], byte[]> producer = cluster.producer()) {
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
    return cluster.serde().serializer().serialize(Topics.CASE_REPORTS.name(), report);
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
