package io.giaoban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.giaoban.schema.CaseReport;
import io.giaoban.wire.AvroSerde;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refused reports from the command line: seen, sent again, and counted once then. */
class RejectedCommandTest {
  private static final LocalDate DAY = LocalDate.of(2022, 1, 2);
  private static final Instant SENT_AT = Instant.parse("2022-01-02T11:00:00Z");
  private static final int PARTITIONS = 6;

  @TempDir private Path dir;
  private @Nullable GiaobanProcess giaoban;

  @AfterEach
  void stop() throws Exception {
    if (giaoban != null) {
      giaoban.close();
    }
  }

  @Test
  void shouldCountWhatWasRefusedOnceItsUnitIsKnown() throws Exception {
    start(1);
    send(bytes("01", 1), bytes("02", 20));
    giaoban.post(
        "text/csv",
        """
        city,unit,day,reportedAt,newCases
        XX-AA,02,2022-01-01,2022-01-01T18:00:00+07:00,300
        XX-AA,01,2022-01-01,2022-01-01T18:00:00+07:00,4000
        XX-AA,01,2022-01-01,2022-01-01T18:00:00+07:00,many
        """);
    giaoban.post(
        "application/json",
        """
        [{"city": "XX-AA", "unit": "02", "day": "2022-01-02",
          "reportedAt": "2022-01-02T18:00:00+07:00", "doses": [{"dose": 1, "administered": 50}]}]
        """);
    giaoban.awaitCaughtUp();
    assertThat(cases()).containsExactly(4000, 1);

    List<JsonNode> listed = listJson();
    assertThat(listed.get(4).at("/reasons/UNKNOWN_UNIT").asInt()).isEqualTo(3);
    assertThat(listed.get(4).at("/reasons/BAD_VALUE").asInt()).isEqualTo(1);
    assertThat(listed.get(0).get("originalEncoding").asText()).isEqualTo("base64");
    assertThat(listed.get(0).get("originalKey").asText()).isEqualTo(TestCity.CODE);
    assertThat(listed.get(1).get("original").asText())
        .startsWith("city,unit,day,reportedAt,newCases\nXX-AA,02,");
    assertThat(run("list", "--city=XX-AA", "--feed=default"))
        .contains("http ")
        .contains("UNKNOWN_UNIT 2")
        .doesNotContain("giaoban.case-reports");
    assertThat(run("list", "--topic=giaoban.case-reports", "--from=2022-01-02", "--to=2022-01-02"))
        .contains("1 rejected: UNKNOWN_UNIT 1");
    assertThat(run("list", "--to=2022-01-02T10:00Z")).contains("0 rejected");
    assertThat(run("replay", "--all", "--dry-run")).contains("3 would be sent").contains("1 that");

    assertThat(run("replay", "--reason=unknown_unit", "--city=XX-AA")).contains("3 sent");
    giaoban.awaitCaughtUp();
    assertThat(cases()).containsExactly(4000, 1);
    assertThat(run("list", "--reason=UNKNOWN_UNIT")).contains("is a replay of");

    giaoban.interrupt();
    stop();
    start(2);
    giaoban.awaitCaughtUp();
    assertThat(run("replay", "--reason=UNKNOWN_UNIT")).contains("3 sent; left out: 0 accepted");
    giaoban.awaitCaughtUp();
    assertThat(cases()).containsExactly(4300, 21);
    assertThat(days().get(1).at("/doses/0/administered").asInt()).isEqualTo(50);
    assertThat(listJson().stream().map(line -> line.at("/replayed/outcome").asText()))
        .filteredOn(outcome -> outcome.equals("ACCEPTED"))
        .hasSize(3);

    assertThat(run("replay", "--reason=UNKNOWN_UNIT")).contains("0 sent; left out: 3 accepted");
    assertThat(run("replay", "--reason=UNKNOWN_UNIT", "--again")).contains("3 sent");
    giaoban.awaitCaughtUp();
    assertThat(cases()).containsExactly(4300, 21);
  }

  @Test
  void shouldCountWhatWasRefusedOnceItsSchemaIsKnown() throws Exception {
    start(1);
    byte[] bytes = bytes("01", 7);
    int next;
    try (SchemaRegistryClient registry =
        new CachedSchemaRegistryClient(List.of(giaoban.registry()), 10)) {
      next = registry.register("other", schema("Other")) + 1;
      byte[] unknown = ByteBuffer.allocate(bytes.length).put(bytes).putInt(1, next).array();
      send(unknown, bytes("01", -1));
      giaoban.awaitCaughtUp();
      String id = listJson("--reason=UNKNOWN_SCHEMA").get(0).get("id").asText();

      assertThat(registry.register("later", later())).isEqualTo(next);
      assertThat(run("replay", id)).contains("1 sent");
      assertThat(run("replay", "0@99")).contains("0@99: no such rejected report");
    }
    giaoban.awaitCaughtUp();
    assertThat(cases()).containsExactly(7);
    assertThat(run("list", "--reason=UNKNOWN_SCHEMA")).contains("ACCEPTED");
    assertThat(run("list", "--reason=NEGATIVE_COUNT")).doesNotContain("ACCEPTED");
  }

  @Test
  void shouldRefuseASelectionThatIsNone() {
    assertRefused(2, "nothing selected (expected: numbers, a filter, or --all)", "replay");
    assertRefused(1, "\"0-99\" (expected: partition@offset, e.g. 3@17)", "replay", "0-99");
    assertRefused(2, "\"soon\" (expected: a date as", "list", "--from=soon");
    assertRefused(2, "UNKNOWN_UNIT", "list", "--reason=WHIM");
  }

  private void assertRefused(int code, String error, String... arguments) {
    StringWriter said = new StringWriter();
    assertThat(execute(said, arguments)).isEqualTo(code);
    assertThat(said.toString()).contains(error);
  }

  private void start(int units) throws Exception {
    giaoban = GiaobanProcess.standalone(dir.resolve("data"), TestCity.places(dir, units));
  }

  private JsonNode days() throws Exception {
    return giaoban.get("/v1/cities/XX-AA/days");
  }

  private List<Integer> cases() throws Exception {
    List<Integer> cases = new ArrayList<>();
    days().forEach(day -> cases.add(day.get("newCases").asInt()));
    return cases;
  }

  private String run(String... arguments) {
    StringWriter said = new StringWriter();
    assertThat(execute(said, arguments)).as(said::toString).isIn(0, 1);
    return said.toString();
  }

  private int execute(StringWriter said, String... arguments) {
    List<String> all = new ArrayList<>(List.of("rejected"));
    all.addAll(Arrays.asList(arguments));
    if (giaoban != null) {
      all.add("--bootstrap-servers=" + giaoban.kafka());
      all.add("--registry=" + giaoban.registry());
    }
    return Giaoban.commandLine()
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(said))
        .execute(all.toArray(new String[0]));
  }

  private List<JsonNode> listJson(String... filters) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("list", "--json"));
    arguments.addAll(Arrays.asList(filters));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run(arguments.toArray(new String[0])).lines().toList()) {
      lines.add(new JsonMapper().readTree(line));
    }
    return lines;
  }

  private void send(byte[]... values) throws Exception {
    int home = CityPartitioner.partition(TestCity.CODE, PARTITIONS);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", giaoban.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (byte[] value : values) {
        producer
            .send(
                new ProducerRecord<>(
                    Topics.CASE_REPORTS.name(),
                    home,
                    SENT_AT.toEpochMilli(),
                    TestCity.CODE.getBytes(UTF_8),
                    value))
            .get();
      }
    }
  }

  private byte[] bytes(String unit, int newCases) {
    CaseReport report =
        CaseReport.newBuilder()
            .setCity(TestCity.CODE)
            .setUnit(unit)
            .setDay(DAY)
            .setNewCases(newCases)
            .build();
    return AvroSerde.of(Map.of("schema.registry.url", giaoban.registry()))
        .serializer()
        .serialize(Topics.CASE_REPORTS.name(), report);
  }

  /** The schema of case reports under another name, so that it has an id of its own. */
  private static AvroSchema later() {
    return new AvroSchema(
        Topics.CASE_REPORTS.publishedSchema().replace("One feed's", "One automated feed's"));
  }

  private static AvroSchema schema(String name) {
    return new AvroSchema("{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[]}");
  }
}
