package io.giaoban.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Refusal;
import io.giaoban.report.Report;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RejectedReport;
import io.giaoban.wire.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Law 7: nothing disappears silently, and no record stops the stream. */
class RejectedReportsTest {
  private final Story story = Story.given("A", "B");

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void shouldKeepReasonBytesAndOriginWhileNeighboursCount() {
    byte[] broken = bytes(report("A", 1, 10));
    broken[1] = 77;
    story.reports("A", 1, 10).sends(Topics.CASE_REPORTS, broken).reports("B", 1, 5);
    assertThat(story.rejected()).hasSize(1);
    RejectedReport rejected = story.rejected().get(0);
    assertThat(rejected.getReason()).isEqualTo(Refusal.UNKNOWN_SCHEMA.name());
    assertThat(rejected.getOriginal()).isEqualTo(ByteBuffer.wrap(broken));
    assertThat(rejected.getOriginalKey()).isEqualTo(ByteBuffer.wrap(Story.CITY.getBytes(UTF_8)));
    assertThat(rejected.getSource()).isEqualTo("kafka");
    assertThat(rejected.getTopic()).isEqualTo("giaoban.case-reports");
    assertThat(rejected.getPartition()).isZero();
    assertThat(rejected.getOffset()).isEqualTo(1);
    assertThat(rejected.getKnownAt()).isEqualTo(Story.time(1, 12));
    assertThat(story.day(1).getNewCases()).isEqualTo(15);
  }

  @Test
  void shouldRefuseAvroThatEndsTooSoon() {
    byte[] bytes = bytes(report("A", 1, 10));
    assertRefused(Arrays.copyOf(bytes, bytes.length - 3), Refusal.UNREADABLE, "CaseReport");
  }

  @Test
  void shouldRefuseBytesAfterTheRecord() {
    byte[] bytes = bytes(report("A", 1, 10));
    assertRefused(
        Arrays.copyOf(bytes, bytes.length + 1), Refusal.UNREADABLE, "bytes after the record");
  }

  @Test
  void shouldRefuseWhatIsNotInConfluentsFormat() {
    assertRefused("{\"city\":\"VN-X\"}".getBytes(UTF_8), Refusal.UNREADABLE, "a zero byte");
    assertRefused(new byte[] {0, 0, 0}, Refusal.UNREADABLE, "3 bytes");
  }

  @Test
  void shouldRefuseARecordWithoutAValue() {
    story.sends(Topics.CASE_REPORTS, null);
    assertThat(story.rejected().get(0).getReason()).isEqualTo("UNREADABLE");
    assertThat(story.rejected().get(0).getDetail()).startsWith("no value");
  }

  @Test
  void shouldCountWhatComesWithoutAKey() {
    story.sends(Topics.CASE_REPORTS, null, new byte[] {7});
    assertThat(story.rejected().get(0).getOriginalKey()).isNull();
    assertThat(story.pipeline().counts())
        .extracting(IntakeCounts::getRefused)
        .containsExactly(Map.of("UNREADABLE", 1L));
    story.sends(Topics.CASE_REPORTS, null, bytes(report("A", 1, 10)));
    assertThat(story.pipeline().counts()).extracting(IntakeCounts::getForwarded).contains(1L);
  }

  @Test
  void shouldNotStopAtTheEndOfARuleWithoutAKey() {
    story.sends(Topics.RULES, null, null).reports("A", 1, 10);
    assertThat(story.day(1).getNewCases()).isEqualTo(10);
  }

  @Test
  void shouldRefuseARecordOfAnotherType() throws Exception {
    int id =
        story
            .pipeline()
            .register("other", "{'type':'record','name':'Other','fields':[]}".replace('\'', '"'));
    assertRefused(
        ByteBuffer.allocate(5).put((byte) 0).putInt(id).array(), Refusal.UNREADABLE, "CaseReport");
  }

  @Test
  void shouldRefuseAnUnknownUnit() {
    assertRefused(bytes(report("Z", 1, 10)), Refusal.UNKNOWN_UNIT, "\"Z\"");
  }

  @Test
  void shouldRefuseAnUnknownCity() {
    Report r = report("A", 1, 10);
    byte[] bytes =
        bytes(
            new Report(
                r.kind(),
                "VN-Z",
                r.unit(),
                r.day(),
                1,
                r.reportedAt(),
                null,
                false,
                false,
                r.counts()));
    story.sends(Topics.CASE_REPORTS, "VN-Z", bytes);
    assertThat(story.rejected().get(0).getReason()).isEqualTo("UNKNOWN_CITY");
  }

  @Test
  void shouldRefuseANegativeCount() {
    assertRefused(bytes(report("A", 1, -1)), Refusal.NEGATIVE_COUNT, "newCases: -1");
  }

  @Test
  void shouldRefuseADayInTheFuture() {
    assertRefused(bytes(report("A", 2, 1)), Refusal.DAY_IN_FUTURE, "2022-01-02");
  }

  @Test
  void shouldRefuseAConflictAndSayWhatStands() {
    story.reports("A", 1, 1, 10).reports("A", 1, 1, 11);
    RejectedReport rejected = story.rejected().get(0);
    assertThat(rejected.getReason()).isEqualTo("REVISION_CONFLICT");
    assertThat(rejected.getDetail()).contains("newCases=11").contains("10");
    assertThat(story.day(1).getNewCases()).isEqualTo(10);
  }

  @Test
  void shouldRefuseAPlaceAndARuleThatAreNone() {
    story.sends(Topics.PLACES, "{".getBytes(UTF_8));
    story.sends(Topics.RULES, "r", "{\"id\":\"r\",\"when\":\"day.x > 1\"}".getBytes(UTF_8));
    assertThat(story.rejected())
        .extracting(RejectedReport::getReason)
        .containsExactly("UNREADABLE", "UNREADABLE");
    assertThat(story.rejected().get(1).getDetail()).contains("rule r: when: ");
    story.reports("A", 1, 10);
    assertThat(story.day(1).getNewCases()).isEqualTo(10);
  }

  @Test
  void shouldSendARecordWithAnotherKeyHome() {
    assertSentHome("VN-Z");
  }

  @Test
  void shouldSendARecordWithoutAKeyHome() {
    assertSentHome(null);
  }

  @Test
  void shouldReadALaterSchemaWithAFieldMore() throws Exception {
    byte[] bytes = bytes(report("A", 1, 10));
    String schema =
        CaseReport.SCHEMA$
            .toString()
            .replaceFirst(
                "\"fields\":\\[",
                "\"fields\":[{\"name\":\"wards\",\"type\":[\"null\",\"int\"],\"default\":null},");
    int id = story.pipeline().register("later", schema);
    ByteBuffer later = ByteBuffer.allocate(bytes.length + 2).put((byte) 0).putInt(id);
    later.put((byte) 2).put((byte) 14); // wards: 7
    later.put(bytes, 5, bytes.length - 5);
    story.sends(Topics.CASE_REPORTS, Arrays.copyOf(later.array(), later.position()));
    assertThat(story.rejected()).isEmpty();
    assertThat(story.day(1).getNewCases()).isEqualTo(10);
  }

  @Test
  void shouldReadAnOlderSchemaWithoutOptionalFields() throws Exception {
    int id =
        story
            .pipeline()
            .register(
                "older",
                """
                {"type": "record", "name": "CaseReport", "namespace": "io.giaoban.schema",
                 "fields": [{"name": "city", "type": "string"}, {"name": "unit", "type": "string"},
                            {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                            {"name": "newCases", "type": ["null", "int"]}]}
                """);
    int day = (int) Story.date(1).toEpochDay();
    ByteBuffer older = ByteBuffer.allocate(32).put((byte) 0).putInt(id);
    older.put((byte) 8).put(Story.CITY.getBytes(UTF_8)).put((byte) 2).put((byte) 'A');
    int zigzag = day << 1;
    older.put((byte) ((zigzag & 0x7F) | 0x80)).put((byte) (((zigzag >> 7) & 0x7F) | 0x80));
    older.put((byte) (zigzag >> 14)).put((byte) 2).put((byte) 20);
    story.sends(Topics.CASE_REPORTS, Arrays.copyOf(older.array(), older.position()));
    assertThat(story.rejected()).isEmpty();
    assertThat(story.day(1).getNewCases()).isEqualTo(10);
    // Told neither a time nor a revision: both are the record's.
    assertThat(story.unitDays().get(0).getCaseRevision())
        .isEqualTo(Story.time(1, 12).toEpochMilli());
  }

  @Property(tries = 60)
  void shouldNotStopAtAnyBytes(@ForAll @Size(max = 60) byte[] noise, @ForAll boolean known) {
    try (Story other = Story.given("A")) {
      other.reports("A", 1, 10);
      byte[] bytes = other.pipeline().bytes(Topics.CASE_REPORTS, other.cases("A", 1, 2, Map.of()));
      byte[] value = known ? Arrays.copyOf(bytes, 5 + noise.length) : noise;
      if (known) {
        System.arraycopy(noise, 0, value, 5, noise.length);
      }
      other.sends(Topics.CASE_REPORTS, value);
      assertThat(other.rejected()).hasSize(1);
      assertThat(other.rejected().get(0).getOriginal()).isEqualTo(ByteBuffer.wrap(value));
      other.reports("A", 1, 3, 20);
      assertThat(other.day(1).getNewCases()).isEqualTo(20);
    }
  }

  private void assertSentHome(@Nullable String key) {
    byte[] bytes = bytes(report("A", 1, 10));
    story.sends(Topics.CASE_REPORTS, key, bytes);
    // The driver pipes what is written to a source topic back in: there it counts, once.
    assertThat(story.pipeline().sentTo(Topics.CASE_REPORTS))
        .singleElement()
        .satisfies(
            (TestRecord<byte[], byte[]> home) -> {
              assertThat(home.key()).isEqualTo(Story.CITY.getBytes(UTF_8));
              assertThat(home.value()).isEqualTo(bytes);
              assertThat(home.getRecordTime()).isEqualTo(Story.time(1, 12));
            });
    assertThat(story.told()).containsExactly(1);
    assertThat(story.day(1).getNewCases()).isEqualTo(10);
    assertThat(story.rejected()).isEmpty();
  }

  private void assertRefused(byte[] value, Refusal refusal, String detail) {
    int before = story.rejected().size();
    story.sends(Topics.CASE_REPORTS, value);
    assertThat(story.rejected()).hasSize(before + 1);
    RejectedReport rejected = story.rejected().get(before);
    assertThat(rejected.getReason()).isEqualTo(refusal.name());
    assertThat(rejected.getDetail()).contains(detail);
    assertThat(story.told()).isEmpty();
  }

  private byte[] bytes(Report report) {
    return story.pipeline().bytes(Topics.CASE_REPORTS, report);
  }

  private static Report report(String unit, int day, int newCases) {
    return new Report(
        Kind.CASES,
        Story.CITY,
        unit,
        Story.date(day),
        1,
        Instant.EPOCH,
        null,
        false,
        false,
        new Counts.Builder().put(CaseMeasure.NEW_CASES, newCases).build());
  }
}
