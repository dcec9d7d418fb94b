package io.giaoban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.report.ReportRecords;
import io.giaoban.schema.RejectedReport;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input on a real broker: refused with its reason and original bytes, while others count. */
class RejectedReportsTest {
  private static final LocalDate DAY = LocalDate.of(2022, 1, 2);
  private static final Instant REPORTED_AT = Instant.parse("2022-01-02T11:00:00Z");
  private static final int PARTITIONS = 6;

  private static GiaobanProcess giaoban;
  private static Serde<SpecificRecord> serde;

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    giaoban = GiaobanProcess.standalone(dir.resolve("data"), TestCity.places(dir, 9));
    serde = giaoban.cluster().serde();
  }

  @AfterAll
  static void stop() throws Exception {
    giaoban.close();
  }

  @Test
  void shouldRefuseWhatCannotBeTakenWhileItsNeighboursCount() throws Exception {
    byte[] broken = bytes(report("01", DAY, 1));
    byte[] cut = ByteBuffer.allocate(8).put(broken, 0, 8).array();
    byte[] unknownSchema = ByteBuffer.wrap(broken.clone()).putInt(1, 4711).array();
    byte[] unknownUnit = bytes(report("77", DAY, 1));
    byte[] negative = bytes(report("01", DAY, -3));
    byte[] future = bytes(report("01", LocalDate.of(2031, 1, 1), 1));
    send(List.of(cut, unknownSchema, unknownUnit, negative, future, bytes(report("02", DAY, 20))));
    giaoban.awaitCaughtUp();

    List<RejectedReport> rejected =
        rejected().stream().filter(report -> report.getOriginal().remaining() < 1000).toList();
    assertThat(rejected)
        .extracting(RejectedReport::getReason)
        .containsExactly(
            "UNREADABLE", "UNKNOWN_SCHEMA", "UNKNOWN_UNIT", "NEGATIVE_COUNT", "DAY_IN_FUTURE");
    assertThat(rejected)
        .extracting(report -> Utils.toArray(report.getOriginal()))
        .containsExactly(cut, unknownSchema, unknownUnit, negative, future);
    assertThat(rejected).extracting(RejectedReport::getTopic).containsOnly("giaoban.case-reports");
    assertThat(rejected.get(3).getDetail()).isEqualTo("newCases: -3 (expected: >= 0)");
    assertThat(day().get("newCases").asInt()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void shouldCountAReportInItsCityWhateverPartitionItCameIn() throws Exception {
    int wrong = (CityPartitioner.partition(TestCity.CODE, PARTITIONS) + 1) % PARTITIONS;
    try (Producer<byte[], byte[]> producer = producer()) {
      byte[] key = TestCity.CODE.getBytes(UTF_8);
      producer.send(record(wrong, key, bytes(report("03", DAY, 300)))).get();
      producer.send(record(wrong, null, bytes(report("04", DAY, 4000)))).get();
    }
    giaoban.awaitCaughtUp();
    int count = day().get("newCases").asInt();
    assertThat(count / 100 % 10).isEqualTo(3);
    assertThat(count / 1000).isEqualTo(4);
  }

  @Test
  void shouldKeepARecordAsLargeAsBrokersTake() throws Exception {
    byte[] large = new byte[1_040_000];
    Arrays.fill(large, (byte) 'x');
    send(List.of(large, bytes(report("06", DAY.minusDays(50), 8))));
    giaoban.awaitCaughtUp();
    assertThat(rejected())
        .extracting(report -> report.getOriginal().remaining())
        .contains(large.length);
    assertThat(
            giaoban
                .get("/v1/cities/XX-AA/days?to=" + DAY.minusDays(50))
                .get(0)
                .get("newCases")
                .asInt())
        .isEqualTo(8);
  }

  @Test
  void shouldTakeWhatTheGatewayWrites() throws Exception {
    try (KafkaReports reports = new KafkaReports(giaoban.cluster(), ClockMode.DATA)) {
      reports.accept(report("05", DAY.minusDays(40), 7)).toCompletableFuture().get();
    }
    giaoban.awaitCaughtUp();
    assertThat(
            giaoban
                .get("/v1/cities/XX-AA/days?to=" + DAY.minusDays(40))
                .get(0)
                .get("newCases")
                .asInt())
        .isEqualTo(7);
  }

  private static Report report(String unit, LocalDate day, int cases) {
    return new Report(
        Kind.CASES,
        TestCity.CODE,
        unit,
        day,
        1,
        REPORTED_AT,
        "test",
        false,
        false,
        new Counts.Builder().put(CaseMeasure.NEW_CASES, cases).build());
  }

  private static byte[] bytes(Report report) {
    return serde.serializer().serialize(Topics.CASE_REPORTS.name(), ReportRecords.write(report));
  }

  private static void send(List<byte[]> values) throws Exception {
    int home = CityPartitioner.partition(TestCity.CODE, PARTITIONS);
    try (Producer<byte[], byte[]> producer = producer()) {
      for (byte[] value : values) {
        producer.send(record(home, TestCity.CODE.getBytes(UTF_8), value)).get();
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> record(int partition, byte[] key, byte[] value) {
    return new ProducerRecord<>(
        Topics.CASE_REPORTS.name(), partition, REPORTED_AT.toEpochMilli(), key, value);
  }

  private static Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", giaoban.kafka()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static List<RejectedReport> rejected() {
    List<RejectedReport> rejected = new ArrayList<>();
    TopicReader.of(giaoban.cluster())
        .read(Topics.REJECTED_REPORTS, record -> rejected.add((RejectedReport) record.value()));
    return rejected;
  }

  private static JsonNode day() throws Exception {
    return giaoban.get("/v1/cities/XX-AA/days?from=" + DAY + "&to=" + DAY).get(0);
  }
}
