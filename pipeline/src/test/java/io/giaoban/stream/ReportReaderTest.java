package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.schema.AvroTrust;
import io.giaoban.wire.SchemaVersions;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A reader older or younger than the feeds, on the wire format. */
class ReportReaderTest {
  private static final Instant RECEIVED_AT = Instant.parse("2022-01-02T11:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2022, 1, 2);
  private static final Schema CASES = SchemaVersions.current(Topics.CASE_REPORTS);
  private static final Schema DOSES = SchemaVersions.current(Topics.VACCINATION_REPORTS);

  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final ReportReader reader = new ReportReader(registry);

  ReportReaderTest() {
    AvroTrust.grant();
  }

  @Test
  void shouldReadCasesOfALaterSchemaWithoutWhatItDoesNotKnow() throws Exception {
    Schema later = SchemaVersions.with(CASES, "hospitalised");
    Report report =
        read(Topics.CASE_REPORTS, later, r -> r.set("newCases", 7).set("hospitalised", 3));
    assertThat(report.counts()).isEqualTo(cases(7));
    assertStatement(report);
  }

  @Test
  void shouldReadCasesOfAnEarlierSchemaWithWhatItLacksUnknown() throws Exception {
    Schema earlier = SchemaVersions.without(CASES, "positives");
    Report report = read(Topics.CASE_REPORTS, earlier, r -> r.set("newCases", 7));
    assertThat(report.counts()).isEqualTo(cases(7));
    assertStatement(report);
  }

  @Test
  void shouldReadDosesOfALaterSchemaWithoutWhatItDoesNotKnow() throws Exception {
    Schema later =
        SchemaVersions.with(
            SchemaVersions.withItems(DOSES, "doses", dose -> SchemaVersions.with(dose, "wasted")),
            "appointments");
    Report report =
        read(
            Topics.VACCINATION_REPORTS,
            later,
            r ->
                r.set("appointments", 9)
                    .set(
                        "doses",
                        List.of(
                            dose(later, 1, "frontline", 5, Map.of("wasted", 2)),
                            dose(later, 2, null, 6, Map.of()))));
    assertThat(report.counts())
        .isEqualTo(
            new Counts.Builder()
                .put(new DoseMeasure(1, "frontline"), 5)
                .put(new DoseMeasure(2, null), 6)
                .build());
    assertStatement(report);
  }

  @Test
  void shouldReadDosesOfAnEarlierSchemaWithWhatItLacksUnknown() throws Exception {
    Schema earlier = SchemaVersions.without(DOSES, "basis");
    Report report =
        read(
            Topics.VACCINATION_REPORTS,
            earlier,
            r -> r.set("doses", List.of(dose(earlier, 1, null, 5, Map.of()))));
    assertThat(report.cumulative()).isFalse();
    assertThat(report.counts())
        .isEqualTo(new Counts.Builder().put(new DoseMeasure(1, null), 5).build());
    assertStatement(report);
  }

  @Test
  void shouldReadSchemasInTurnAndAfterAFailure() throws Exception {
    Schema later = SchemaVersions.with(CASES, "hospitalised");
    Schema earlier = SchemaVersions.without(CASES, "positives");
    for (int newCases = 0; newCases < 20; newCases++) {
      int count = newCases;
      Schema schema = newCases % 2 == 0 ? later : earlier;
      byte[] whole = bytes(Topics.CASE_REPORTS, schema, r -> r.set("newCases", count));
      assertRefused(Topics.CASE_REPORTS, Arrays.copyOf(whole, 6 + newCases));
      assertThat(reader.read(Topics.CASE_REPORTS.name(), whole, RECEIVED_AT).counts())
          .isEqualTo(cases(newCases));
    }
  }

  @Test
  void shouldRefuseALengthThatNoRecordHas() throws Exception {
    byte[] doses =
        bytes(
            Topics.VACCINATION_REPORTS,
            DOSES,
            r -> r.set("doses", List.of(dose(DOSES, 1, null, 5, Map.of()))));
    // The list of one dose: 1 item (2), dose 1 (2), no group (0), 5 given (10), no more items (0).
    byte[] list = {2, 2, 0, 10, 0};
    assertThat(Arrays.copyOfRange(doses, doses.length - list.length, doses.length)).isEqualTo(list);
    ByteBuffer endless = ByteBuffer.allocate(doses.length + 4);
    endless.put(doses, 0, doses.length - list.length);
    byte[] billion = {(byte) 0x80, (byte) 0xA8, (byte) 0xD6, (byte) 0xB9, 0x07};
    endless.put(billion).put(list, 1, list.length - 1);
    assertRefused(Topics.VACCINATION_REPORTS, endless.array());
  }

  private Report read(Topic topic, Schema schema, Consumer<GenericRecordBuilder> fields)
      throws Exception {
    return reader.read(topic.name(), bytes(topic, schema, fields), RECEIVED_AT);
  }

  private void assertRefused(Topic topic, byte[] value) {
    assertThatThrownBy(() -> reader.read(topic.name(), value, RECEIVED_AT))
        .asInstanceOf(type(RefusedException.class))
        .extracting(RefusedException::refusal)
        .isEqualTo(Refusal.UNREADABLE);
  }

  private byte[] bytes(Topic topic, Schema schema, Consumer<GenericRecordBuilder> fields)
      throws Exception {
    GenericRecordBuilder record =
        new GenericRecordBuilder(schema)
            .set("city", "VN-X")
            .set("unit", "006")
            .set("day", (int) DAY.toEpochDay())
            .set("revision", 3L);
    fields.accept(record);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int id = registry.register(topic.subject(), new AvroSchema(schema));
    out.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record.build(), encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static GenericRecord dose(
      Schema schema,
      int number,
      @Nullable String group,
      int administered,
      Map<String, Integer> more) {
    GenericRecordBuilder dose =
        new GenericRecordBuilder(schema.getField("doses").schema().getElementType())
            .set("dose", number)
            .set("group", group)
            .set("administered", administered);
    more.forEach(dose::set);
    return dose.build();
  }

  private static Counts cases(int newCases) {
    return new Counts.Builder().put(CaseMeasure.NEW_CASES, newCases).build();
  }

  private static void assertStatement(Report report) {
    assertThat(report.city()).isEqualTo("VN-X");
    assertThat(report.unit()).isEqualTo("006");
    assertThat(report.day()).isEqualTo(DAY);
    assertThat(report.revision()).isEqualTo(3);
    assertThat(report.reportedAt()).isEqualTo(RECEIVED_AT);
    assertThat(report.retracted()).isFalse();
  }
}
