package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.giaoban.backup.Backup;
import io.giaoban.backup.Quiet;
import io.giaoban.backup.Restore;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.RejectedReport;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records can be read in another registry, whatever ids that one gives. */
class SchemaIdsRestoredTest {
  private static final Instant NOW = Instant.parse("2022-01-02T08:00:00Z");

  @TempDir private Path dir;
  private final Parts parts = new Parts();
  private TestCluster old;
  private TestCluster restored;

  @BeforeEach
  void start() throws Exception {
    old = parts.started(TestCluster.start(dir.resolve("old")));
    restored = parts.started(TestCluster.start(dir.resolve("restored")));
    old.setup().ensure(Optional.of(2), Optional.empty(), ClockMode.DATA);
    old.report(Stream.of(report()));
    SpecificRecord report = old.read(Topics.CASE_REPORTS).get(0).value();
    try (Serde<SpecificRecord> serde = old.serde();
        Producer<byte[], byte[]> producer = old.producer()) {
      byte[] original = serde.serializer().serialize(Topics.CASE_REPORTS.name(), report);
      byte[] rejected =
          serde.serializer().serialize(Topics.REJECTED_REPORTS.name(), rejected(original));
      producer.send(new ProducerRecord<>(Topics.REJECTED_REPORTS.name(), rejected)).get();
    }
  }

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void shouldKeepTheIdsInANewRegistry() throws Exception {
    assertThat(backUpAndRestore()).isZero();
    assertThat(restored.setup().registry().getAllSubjects())
        .containsExactlyInAnyOrderElementsOf(old.setup().registry().getAllSubjects());
    assertReadable();
  }

  @Test
  void shouldRewriteTheIdsWhereTheyAreTaken() throws Exception {
    for (String schema : new String[] {"\"string\"", "\"int\"", "\"long\""}) {
      restored.setup().registry().register("somebody-elses-" + schema, new AvroSchema(schema));
    }
    assertThat(backUpAndRestore()).isPositive();
    assertReadable();
  }

  @Test
  void shouldHaveTheLevelsOfCompatibilityAgain() throws Exception {
    backUpAndRestore();
    assertThat(
            restored
                .setup()
                .registry()
                .getConfig(Topics.CASE_REPORTS.subject())
                .getCompatibilityLevel())
        .isEqualTo("FULL_TRANSITIVE");
  }

  private void assertReadable() {
    SpecificRecord expected = old.read(Topics.CASE_REPORTS).get(0).value();
    assertThat(restored.read(Topics.CASE_REPORTS).get(0).value())
        .isInstanceOf(CaseReport.class)
        .isEqualTo(expected);
    RejectedReport rejected =
        (RejectedReport) restored.read(Topics.REJECTED_REPORTS).get(0).value();
    try (Serde<SpecificRecord> serde = restored.serde()) {
      assertThat(
              serde
                  .deserializer()
                  .deserialize(Topics.CASE_REPORTS.name(), Utils.toArray(rejected.getOriginal())))
          .isEqualTo(expected);
    }
  }

  private int backUpAndRestore() throws Exception {
    Path backup = dir.resolve("backup");
    new Backup(old.cluster(), "test", new Quiet(), Clock.systemUTC()).write(backup);
    return new Restore(restored.cluster(), Optional.empty(), new Quiet()).run(backup, false);
  }

  private static RejectedReport rejected(byte[] original) {
    return RejectedReport.newBuilder()
        .setReason("UNKNOWN_UNIT")
        .setDetail("a test's")
        .setOriginal(ByteBuffer.wrap(original))
        .setSource("kafka")
        .setKnownAt(NOW)
        .build();
  }

  private static Report report() {
    return new Report(
        Kind.CASES,
        "XX-AA",
        "u1",
        LocalDate.of(2022, 1, 1),
        1,
        NOW,
        "test",
        false,
        false,
        new Counts.Builder().put(CaseMeasure.NEW_CASES, 7).build());
  }
}
