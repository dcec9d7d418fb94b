package io.giaoban.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.FeedKey;
import io.giaoban.gateway.FeedScope;
import io.giaoban.gateway.Feeds;
import io.giaoban.report.Kind;
import io.giaoban.report.RefusedException;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.RejectedReport;
import io.giaoban.wire.AvroSerde;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Replay;
import io.giaoban.wire.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which records refused reports are sent again. */
class ReplayRecordsTest {
  private static final String SCOPE = "replay-records";
  private static final Instant KNOWN_AT = Instant.parse("2022-01-02T11:00:00Z");
  private static final String ITEM =
      "{\"city\":\"VN-X\",\"unit\":\"A\",\"day\":\"2022-01-02\",\"newCases\":7%s}";

  private final ReplayRecords records =
      new ReplayRecords(Cluster.open("nowhere:0", "mock://" + SCOPE), Feeds.of(List.of()));

  @BeforeEach
  void register() throws Exception {
    MockSchemaRegistry.getClientForScope(SCOPE)
        .register(
            Topics.CASE_REPORTS.subject(), new AvroSchema(Topics.CASE_REPORTS.publishedSchema()));
  }

  @AfterEach
  void forget() {
    MockSchemaRegistry.dropScope(SCOPE);
  }

  @Test
  void shouldSendAKafkaRecordAsItCame() throws Exception {
    byte[] value = {0, 0, 0, 0, 7, 1};
    ProducerRecord<byte[], byte[]> record =
        records.record(fromKafka("giaoban.vaccination-reports", "VN-X", value));
    assertThat(record.topic()).isEqualTo("giaoban.vaccination-reports");
    assertThat(record.partition()).isNull();
    assertThat(record.key()).isEqualTo("VN-X".getBytes(UTF_8));
    assertThat(record.value()).isEqualTo(value);
    assertThat(record.timestamp()).isEqualTo(KNOWN_AT.toEpochMilli());
    assertThat(Replay.of(record.headers())).isEqualTo(new Replay("3@17", KNOWN_AT));
  }

  @Test
  void shouldSendARecordWithoutAKeyWithoutOne() throws Exception {
    assertThat(records.record(fromKafka("giaoban.case-reports", null, new byte[0])).key()).isNull();
  }

  @Test
  void shouldNotBringAnOldDefinitionBackIntoForce() {
    assertRefused(fromKafka("giaoban.places", "VN-X", new byte[0]), "giaoban.places (expected: ");
  }

  @Test
  void shouldSendAnItemAsTheGatewayWrites() throws Exception {
    ProducerRecord<byte[], byte[]> record =
        records.record(item("UNKNOWN_UNIT", ITEM.formatted("")));
    assertThat(record.topic()).isEqualTo("giaoban.case-reports");
    assertThat(record.key()).isEqualTo("VN-X".getBytes(UTF_8));
    CaseReport report =
        (CaseReport)
            AvroSerde.of(Map.of("schema.registry.url", "mock://" + SCOPE))
                .deserializer()
                .deserialize(record.topic(), record.value());
    assertThat(report.getUnit()).isEqualTo("A");
    assertThat(report.getFeed()).isEqualTo("f");
    assertThat(report.getRevision()).isEqualTo(KNOWN_AT.toEpochMilli());
    assertThat(report.getReportedAt()).isEqualTo(KNOWN_AT);
    assertThat(report.getNewCases()).isEqualTo(7);
    assertThat(Replay.of(record.headers())).isEqualTo(new Replay("3@17", KNOWN_AT));
  }

  @ParameterizedTest
  @CsvSource({
    "2022-01-01T12:00:00Z,2022-01-01T12:00:00Z",
    "2031-01-01T12:00:00Z,2022-01-02T11:00:00Z",
    "1970-01-01T00:00:00+14:00,1970-01-01T00:00:00Z"
  })
  void shouldTellTheTimeThatTheItemTellsUpToItsReceipt(String reportedAt, Instant told)
      throws Exception {
    String item = ITEM.formatted(",\"reportedAt\":\"" + reportedAt + "\"");
    assertThat(records.record(item("UNKNOWN_UNIT", item)).timestamp())
        .isEqualTo(told.toEpochMilli());
  }

  @Test
  void shouldNotSendAnItemThatIsStillNone() {
    assertRefused(
        item("BAD_VALUE", "city,unit,day,newCases\nVN-X,A,2022-01-02,many\n"),
        "newCases: \"many\"");
  }

  @Test
  void shouldNotSendWhatItsFeedMayStillNotReport() throws Exception {
    FeedScope other =
        new FeedScope("VN-X", new TreeSet<>(Set.of("B")), new TreeSet<>(Set.of(Kind.CASES)));
    Feed feed =
        new Feed(
            "f",
            "F",
            "f@example.org",
            List.of(other),
            List.of(FeedKey.of("key", KNOWN_AT)),
            Feed.State.ACTIVE,
            null);
    DeadLetter letter = item("UNIT_NOT_OF_FEED", ITEM.formatted(""));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () ->
                new ReplayRecords(
                        Cluster.open("nowhere:0", "mock://" + SCOPE), Feeds.of(List.of(feed)))
                    .record(letter))
        .withMessage("unit: \"A\" of VN-X, cases (expected: what feed f may report)");
    assertThat(records.record(letter).topic()).isEqualTo("giaoban.case-reports");
  }

  @Test
  void shouldNotSendTheBeginningOfAnItemForTheWhole() {
    assertRefused(
        item("TOO_LARGE", "city,unit,day,newCases\nVN-X,A,2022-01-02,1"),
        "only the beginning was kept");
  }

  private void assertRefused(DeadLetter letter, String detail) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> records.record(letter))
        .withMessageContaining(detail);
  }

  private static DeadLetter fromKafka(String topic, @Nullable String key, byte[] value) {
    return letter(
        report("UNKNOWN_SCHEMA", value)
            .setSource("kafka")
            .setTopic(topic)
            .setOriginalKey(key == null ? null : ByteBuffer.wrap(key.getBytes(UTF_8))));
  }

  private static DeadLetter item(String reason, String text) {
    return letter(report(reason, text.getBytes(UTF_8)).setSource("http").setFeed("f"));
  }

  private static RejectedReport.Builder report(String reason, byte[] original) {
    return RejectedReport.newBuilder()
        .setReason(reason)
        .setDetail("")
        .setOriginal(ByteBuffer.wrap(original))
        .setKnownAt(KNOWN_AT);
  }

  private static DeadLetter letter(RejectedReport.Builder report) {
    return new DeadLetter(
        new LetterId(3, 17),
        report.build(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
