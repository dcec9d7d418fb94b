package io.giaoban.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
import io.giaoban.report.Report;
import io.giaoban.report.ReportRecords;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.ReplayedReport;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.AvroSerde;
import io.giaoban.wire.Replay;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology in a test driver, spoken to in the words of the domain. */
final class Pipeline implements AutoCloseable {
  private static final Duration REST = Duration.ofMillis(50);

  private final String scope = UUID.randomUUID().toString();
  private final SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(scope);
  private final TopologyTestDriver driver;
  private final Map<Topic, Serde<SpecificRecord>> serdes =
      new TreeMap<>(Comparator.comparing(Topic::name));

  private final List<CityDay> toldDays = new ArrayList<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<RejectedReport> rejected = new ArrayList<>();
  private final List<ReplayedReport> replayed = new ArrayList<>();
  private final List<UnitDay> unitDays = new ArrayList<>();
  private final List<IntakeCounts> counts = new ArrayList<>();
  private Headers headers = new RecordHeaders();

  private Pipeline() {
    AvroTrust.grant();
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:0");
    driver =
        new TopologyTestDriver(
            new BriefingTopology(registry, this::serde, 1, Stage.LIVE).build(),
            settings,
            Instant.EPOCH);
  }

  /** A pipeline with these cities and rules in force. */
  static Pipeline of(Iterable<City> cities, List<Rule> rules) {
    Pipeline pipeline = new Pipeline();
    cities.forEach(pipeline::put);
    rules.forEach(pipeline::put);
    return pipeline;
  }

  static Pipeline shipped() {
    return of(PlacesFile.shipped().cities(), RulesFile.shipped());
  }

  void put(City city) {
    put(city, Instant.EPOCH);
  }

  void put(City city, Instant knownAt) {
    send(Topics.PLACES, city.code().getBytes(UTF_8), PlacesFile.toJson(city), knownAt);
  }

  void tick(Instant at) {
    send(Topics.CLOCK, "tick".getBytes(UTF_8), new byte[0], at);
  }

  void put(Rule rule) {
    send(Topics.RULES, rule.id().getBytes(UTF_8), RulesFile.toJson(rule), Instant.EPOCH);
  }

  void report(Report report) {
    report(report, report.reportedAt());
  }

  void report(Report report, Instant knownAt) {
    Topic topic =
        switch (report.kind()) {
          case CASES -> Topics.CASE_REPORTS;
          case VACCINATIONS -> Topics.VACCINATION_REPORTS;
        };
    send(topic, report.city().getBytes(UTF_8), bytes(topic, report), knownAt);
  }

  byte[] bytes(Topic topic, Report report) {
    return bytes(topic, ReportRecords.write(report));
  }

  byte[] bytes(Topic topic, SpecificRecord record) {
    return serde(topic).serializer().serialize(topic.name(), record);
  }

  void remove(Rule rule) {
    send(Topics.RULES, rule.id().getBytes(UTF_8), null, Instant.EPOCH);
  }

  /** What arrived in a report topic, what was sent there by the pipeline itself included. */
  List<TestRecord<byte[], byte[]>> sentTo(Topic topic) {
    return driver
        .createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  int register(String subject, String schema) throws Exception {
    return registry.register(subject, new AvroSchema(schema));
  }

  void send(Topic topic, byte @Nullable [] key, byte @Nullable [] value, Instant timestamp) {
    driver
        .createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, new RecordHeaders(headers), timestamp));
  }

  /** What is sent from now on has these headers. */
  void use(Headers all) {
    headers = all;
  }

  /** The headers of what was told there since that was read last. */
  List<Headers> headersOf(Topic topic) {
    rest();
    return sentTo(topic).stream().map(TestRecord::headers).toList();
  }

  /** Sends a report again. */
  void replay(Topic topic, byte[] key, byte[] value, Instant timestamp, Replay replay) {
    TestRecord<byte[], byte[]> record = new TestRecord<>(key, value, timestamp);
    replay.writeTo(record.headers());
    driver
        .createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  /** The last state of each day of a city, from all that was told so far. */
  SortedMap<LocalDate, CityDay> cityDays(String city) {
    SortedMap<LocalDate, CityDay> days = new TreeMap<>();
    tell();
    for (CityDay day : toldDays) {
      if (day.getCity().equals(city)) {
        days.put(day.getDay(), day);
      }
    }
    return days;
  }

  /** A city's days as they were known at the end of a date: of each the highest issue up to it. */
  SortedMap<LocalDate, CityDay> cityDays(String city, LocalDate asOf) {
    SortedMap<LocalDate, CityDay> days = new TreeMap<>();
    tell();
    for (CityDay day : toldDays) {
      if (day.getCity().equals(city) && !day.getIssue().isAfter(asOf)) {
        days.merge(day.getDay(), day, (a, b) -> b.getIssue().isBefore(a.getIssue()) ? a : b);
      }
    }
    return days;
  }

  List<CityDay> toldDays() {
    tell();
    return toldDays;
  }

  List<Alert> alerts() {
    tell();
    return alerts;
  }

  List<RejectedReport> rejected() {
    tell();
    return rejected;
  }

  /** The unit days of a city as they were known at the end of a date. */
  Collection<UnitDay> unitDays(String city, LocalDate asOf) {
    Map<String, UnitDay> days = new TreeMap<>();
    for (UnitDay day : unitDays()) {
      if (day.getCity().equals(city) && !day.getIssue().isAfter(asOf)) {
        days.merge(
            day.getUnit() + "|" + day.getDay(),
            day,
            (a, b) -> b.getIssue().isBefore(a.getIssue()) ? a : b);
      }
    }
    return days.values();
  }

  List<ReplayedReport> replayed() {
    tell();
    return replayed;
  }

  List<UnitDay> unitDays() {
    tell();
    return unitDays;
  }

  List<IntakeCounts> counts() {
    tell();
    return counts;
  }

  /** What became of a city's records, of each issue as it was told last. */
  List<IntakeCounts> counts(String city) {
    SortedMap<LocalDate, IntakeCounts> last = new TreeMap<>();
    counts().stream()
        .filter(one -> city.equals(one.getCity()))
        .forEach(one -> last.put(one.getIssue(), one));
    return List.copyOf(last.values());
  }

  /** Takes what was told, once nothing more comes. */
  private void tell() {
    rest();
    read(Topics.CITY_DAYS, CityDay.class, toldDays);
    read(Topics.ALERTS, Alert.class, alerts);
    read(Topics.REJECTED_REPORTS, RejectedReport.class, rejected);
    read(Topics.REPLAYED_REPORTS, ReplayedReport.class, replayed);
    read(Topics.UNIT_DAYS, UnitDay.class, unitDays);
    read(Topics.INTAKE_COUNTS, IntakeCounts.class, counts);
  }

  private void rest() {
    driver.advanceWallClockTime(REST);
    driver.advanceWallClockTime(REST);
  }

  private <T> void read(Topic topic, Class<T> type, List<T> into) {
    TestOutputTopic<byte[], SpecificRecord> out =
        driver.createOutputTopic(
            topic.name(), new ByteArrayDeserializer(), serde(topic).deserializer());
    for (TestRecord<byte[], SpecificRecord> record : out.readRecordsToList()) {
      into.add(type.cast(record.value()));
    }
  }

  private Serde<SpecificRecord> serde(Topic topic) {
    return serdes.computeIfAbsent(
        topic,
        t ->
            AvroSerde.of(
                Map.of("schema.registry.url", "mock://" + scope, "auto.register.schemas", true)));
  }

  @Override
  public void close() {
    driver.close();
    MockSchemaRegistry.dropScope(scope);
  }
}
