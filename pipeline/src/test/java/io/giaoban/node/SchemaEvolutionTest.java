package io.giaoban.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.CityDoses;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RejectedReport;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.SchemaVersions;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds whose schemas are earlier and later than the processor's, while it runs. */
class SchemaEvolutionTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 1);
  private static final Instant AT = Instant.parse("2022-03-01T08:00:00Z");
  private static final int DAYS = 30;
  private static final Schema CASES = SchemaVersions.current(Topics.CASE_REPORTS);
  private static final Schema EARLIER_CASES = SchemaVersions.without(CASES, "positives");
  private static final Schema LATER_CASES = SchemaVersions.with(CASES, "hospitalised");
  private static final Schema DOSES = SchemaVersions.current(Topics.VACCINATION_REPORTS);
  private static final Schema EARLIER_DOSES = SchemaVersions.without(DOSES, "basis");
  private static final Schema LATER_DOSES =
      SchemaVersions.withItems(DOSES, "doses", dose -> SchemaVersions.with(dose, "wasted"));

  private static TestCluster cluster;
  private static Progress progress;
  private static SchemaRegistryClient registry;
  private static KafkaAvroSerializer serializer;
  private static Producer<byte[], byte[]> producer;

  /** The schemas in use become the second versions of their subjects. */
  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    cluster = TestCluster.start(dir);
    registry = cluster.setup().registry();
    serializer =
        new KafkaAvroSerializer(
            registry,
            Map.of(
                "schema.registry.url",
                cluster.cluster().registryUrl(),
                "auto.register.schemas",
                false));
    producer = cluster.producer();
    register(Topics.CASE_REPORTS, EARLIER_CASES);
    register(Topics.VACCINATION_REPORTS, EARLIER_DOSES);
    progress =
        cluster.process(
            Stream.of("XX-AA", "XX-BB", "XX-CC").map(SchemaEvolutionTest::city).toList());
  }

  @AfterAll
  static void stop() {
    producer.close();
    cluster.close();
  }

  @Test
  void shouldCountEarlierAndLaterCasesAlikeWhileItRuns() throws Exception {
    String city = "XX-AA";
    // The first half before the registry has the later schema: the processor meets it on the way.
    for (int day = 0; day < DAYS / 2; day++) {
      send(Topics.CASE_REPORTS, city, cases(city, EARLIER_CASES, "A", day, 1, 10));
      send(Topics.CASE_REPORTS, city, cases(city, CASES, "B", day, 1, 200));
    }
    TestCluster.awaitCaughtUp(progress);
    register(Topics.CASE_REPORTS, LATER_CASES);
    for (int day = 0; day < DAYS; day++) {
      send(Topics.CASE_REPORTS, city, cases(city, LATER_CASES, "A", day, 2, 11));
      send(Topics.CASE_REPORTS, city, cases(city, EARLIER_CASES, "B", day, 2, 201));
      send(Topics.CASE_REPORTS, city, cases(city, EARLIER_CASES, "A", day, 1, 10));
      send(Topics.CASE_REPORTS, city, cases(city, LATER_CASES, "B", day, 2, 201));
    }
    TestCluster.awaitCaughtUp(progress);

    assertThat(registry.getAllVersions(Topics.CASE_REPORTS.subject())).containsExactly(1, 2, 3);
    assertThat(days(city)).hasSize(DAYS);
    assertThat(days(city).values()).extracting(CityDay::getNewCases).containsOnly(212);
    assertThat(days(city).values()).extracting(CityDay::getUnitsReported).containsOnly(2);
    IntakeCounts counts = counts(city);
    assertThat(counts.getStated()).isEqualTo(2 * DAYS);
    assertThat(counts.getCorrected()).isEqualTo(DAYS);
    assertThat(counts.getSuperseded()).isEqualTo(DAYS);
    assertThat(counts.getRepeated()).isEqualTo(DAYS);
    assertThat(counts.getRefused()).isEmpty();
    assertThat(rejected(city)).isEmpty();
  }

  @Test
  void shouldCountEarlierAndLaterDosesAlike() throws Exception {
    String city = "XX-BB";
    register(Topics.VACCINATION_REPORTS, LATER_DOSES);
    send(Topics.VACCINATION_REPORTS, city, doses(city, EARLIER_DOSES, "A", 5, Map.of()));
    send(Topics.VACCINATION_REPORTS, city, doses(city, LATER_DOSES, "B", 60, Map.of("wasted", 3)));
    TestCluster.awaitCaughtUp(progress);
    assertThat(days(city).get(FIRST_DAY).getDoses())
        .extracting(CityDoses::getAdministered)
        .containsExactly(65);
    assertThat(rejected(city)).isEmpty();
  }

  @Test
  void shouldRefuseASchemaThatIsNotCompatible() throws Exception {
    String city = "XX-CC";
    Schema text =
        new Schema.Parser()
            .parse(
                CASES
                    .toString()
                    .replace(
                        "\"name\":\"newCases\",\"type\":[\"null\",\"int\"]",
                        "\"name\":\"newCases\",\"type\":[\"null\",\"string\"]"));
    assertThatThrownBy(() -> register(Topics.CASE_REPORTS, text))
        .isInstanceOf(RestClientException.class)
        .hasMessageContaining("incompatible");
    int id = registry.register("others-value", new AvroSchema(text));
    byte[] value = serializer.serialize("others", cases(city, text, "A", 0, 1, "10"));
    send(Topics.CASE_REPORTS, city, value);
    send(Topics.CASE_REPORTS, city, cases(city, CASES, "B", 0, 1, 7));
    TestCluster.awaitCaughtUp(progress);
    assertThat(rejected(city))
        .singleElement()
        .satisfies(
            rejected -> {
              assertThat(rejected.getReason()).isEqualTo("UNREADABLE");
              assertThat(rejected.getDetail()).contains("no CaseReport by schema " + id);
              assertThat(rejected.getOriginal()).isEqualTo(ByteBuffer.wrap(value));
            });
    assertThat(days(city).get(FIRST_DAY).getNewCases()).isEqualTo(7);
    assertThat(counts(city).getStated()).isEqualTo(1);
  }

  private static void register(Topic topic, Schema schema) throws Exception {
    registry.updateConfig(topic.subject(), new Config(CompatibilityLevel.FULL_TRANSITIVE.name));
    registry.register(topic.subject(), new AvroSchema(schema));
  }

  private static void send(Topic topic, String city, GenericRecord report) throws Exception {
    send(topic, city, serializer.serialize(topic.name(), report));
  }

  private static void send(Topic topic, String city, byte[] value) throws Exception {
    int home = CityPartitioner.partition(city, TestCluster.PARTITIONS);
    producer
        .send(
            new ProducerRecord<>(
                topic.name(), home, AT.toEpochMilli(), city.getBytes(UTF_8), value))
        .get();
  }

  private static GenericRecord cases(
      String city, Schema schema, String unit, int day, long revision, Object newCases) {
    return report(city, schema, unit, FIRST_DAY.plusDays(day))
        .set("revision", revision)
        .set("newCases", newCases)
        .build();
  }

  private static GenericRecord doses(
      String city, Schema schema, String unit, int administered, Map<String, Integer> more) {
    GenericRecordBuilder dose =
        new GenericRecordBuilder(schema.getField("doses").schema().getElementType())
            .set("dose", 1)
            .set("group", null)
            .set("administered", administered);
    more.forEach(dose::set);
    return report(city, schema, unit, FIRST_DAY).set("doses", List.of(dose.build())).build();
  }

  private static GenericRecordBuilder report(
      String city, Schema schema, String unit, LocalDate day) {
    return new GenericRecordBuilder(schema)
        .set("city", city)
        .set("unit", unit)
        .set("day", (int) day.toEpochDay());
  }

  private static Map<LocalDate, CityDay> days(String city) {
    Map<LocalDate, CityDay> days = new TreeMap<>();
    cluster.read(Topics.CITY_DAYS).stream()
        .map(told -> (CityDay) told.value())
        .filter(day -> day.getCity().equals(city))
        .forEach(day -> days.put(day.getDay(), day));
    return days;
  }

  /** The last counts: all was known on one date. */
  private static IntakeCounts counts(String city) {
    return cluster.read(Topics.INTAKE_COUNTS).stream()
        .map(told -> (IntakeCounts) told.value())
        .filter(counts -> city.equals(counts.getCity()))
        .reduce((before, now) -> now)
        .orElseThrow();
  }

  private static List<RejectedReport> rejected(String city) {
    return cluster.read(Topics.REJECTED_REPORTS).stream()
        .filter(told -> city.equals(told.key()))
        .map(told -> (RejectedReport) told.value())
        .toList();
  }

  private static City city(String code) {
    return new City(
        code,
        "Thành phố",
        null,
        ZoneOffset.UTC,
        Cutoff.MIDNIGHT,
        Duration.ofHours(24),
        null,
        null,
        Stream.of("A", "B")
            .map(unit -> new ReportingUnit(unit, unit, null, null, null, null, false))
            .toList());
  }
}
