package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.reset.Difference;
import io.giaoban.reset.Exchange;
import io.giaoban.reset.TopicComparison;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.Groups;
import io.giaoban.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that was damaged is found out and set right, and people are told the difference once. */
class ResetSwitchTest {
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 3);
  private static final LocalDate SEVERE = FIRST.plusDays(2);
  private static final String CITY = "XX-AA";
  private static final String OTHER = "XX-BB";
  private static final String ROWS = "giaoban-rows-changelog";

  @TempDir private Path dir;
  private TestCluster cluster;

  @BeforeEach
  void start() throws Exception {
    cluster = TestCluster.start(dir);
    cluster.define(List.of(city(CITY), city(OTHER)));
    process(IntStream.range(0, 5).mapToObj(FIRST::plusDays).toList());
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void shouldFindExactlyTheDayThatWasTamperedWith() throws Exception {
    CityDay wrong = lastDay(CITY, SEVERE);
    wrong.setNewCases(1);
    put(
        Topics.CITY_DAYS.name(),
        key(wrong),
        cluster.serde().serializer().serialize(Topics.CITY_DAYS.name(), wrong),
        wrong.getKnownAt());
    Reset.Result found = reset(false);
    assertThat(topic(found, "giaoban.city-days").first())
        .singleElement()
        .satisfies(
            difference ->
                assertThat(difference.toString())
                    .isEqualTo("XX-AA 2022-01-05, as told on 2022-01-07: newCases 1 → 2500"));
    assertThat(found.comparison().topics())
        .filteredOn(topic -> !topic.same())
        .extracting(TopicComparison::name)
        .containsExactly("giaoban.city-days");

    assertThat(reset(true).written()).isPositive();
    CityDay right = lastDay(CITY, SEVERE);
    assertThat(right.getNewCases()).isEqualTo(2500);
    assertThat(right.getVersion()).isGreaterThan(wrong.getVersion());
    assertSame();
    process(List.of());
    assertSame();
  }

  @Test
  void shouldTellWhatALostStatementHadTakenBack() throws Exception {
    List<Alert> before = messages(SEVERE);
    assertThat(before).extracting(Alert::getState).contains(AlertState.RAISED);
    int others = messages(OTHER).size();
    loseStatements();
    process(List.of(FIRST.plusDays(5)));
    List<Alert> wrong = messages(SEVERE);
    assertThat(last(wrong).getState()).isEqualTo(AlertState.CANCELLED);

    Reset.Result found = reset(false);
    assertThat(topic(found, "giaoban.alerts").first())
        .extracting(Difference::about)
        .contains(last(wrong).getId());
    assertThat(topic(found, "giaoban.city-days").same()).isFalse();
    assertThat(topic(found, "state of the processors").same()).isFalse();

    assertThat(reset(true).written()).isPositive();
    process(List.of());
    List<Alert> corrected = messages(SEVERE);
    assertThat(corrected).hasSize(wrong.size() + 1);
    assertThat(last(corrected).getState()).isNotEqualTo(AlertState.CANCELLED);
    assertThat(last(corrected).getReferences())
        .contains(last(wrong).getId() + "#" + last(wrong).getSequence());
    assertThat(messages(OTHER)).hasSize(others);
    assertSame();

    process(List.of());
    assertThat(messages(SEVERE)).hasSize(corrected.size());
    assertThat(reset(true).written()).isZero();
  }

  @Test
  void shouldTakeBackASwitchThatWasKilled() throws Exception {
    loseStatements();
    byte[] key = "no city\0Cnothing".getBytes(StandardCharsets.UTF_8);
    Producer<byte[], byte[]> killed =
        new KafkaProducer<>(
            cluster.brokers().client(Map.of("transactional.id", AsideTopics.GROUP, "acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    killed.initTransactions();
    killed.beginTransaction();
    killed.send(new ProducerRecord<>(ROWS, home(CITY), key, new byte[] {1})).get();

    assertThat(reset(true).written()).isPositive();
    process(List.of());
    assertSame();
    killed.close(Duration.ZERO);
  }

  @Test
  void shouldSwitchNothingWhileAProcessorRuns() throws Exception {
    loseStatements();
    try (KafkaConsumer<byte[], byte[]> member =
        new KafkaConsumer<>(
            cluster.brokers().client(Map.of("group.id", Groups.PROCESSORS)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      member.subscribe(List.of(Topics.PLACES.name()));
      while (member.assignment().isEmpty()) {
        member.poll(Duration.ofMillis(100));
      }
      try (Exchange exchange = new Exchange(cluster.brokers(), AsideTopics.GROUP, 1 << 20)) {
        SnapshotTaker taker = new SnapshotTaker(cluster.setup().admin(), TestCluster.PARTITIONS);
        assertThatThrownBy(
                () ->
                    exchange.write(
                        List.of(new ProducerRecord<>(ROWS, home(CITY), new byte[1], new byte[1])),
                        Groups.PROCESSORS,
                        taker.offsets(Groups.PROCESSORS)))
            .hasMessageContaining("nothing was switched");
      }
      assertThatThrownBy(() -> reset(true))
          .hasMessageContaining("group giaoban has the members")
          .hasMessageContaining("stop the processors first");
    }
  }

  @Test
  void shouldCleanUpWhatAnEarlierTryLeft() throws Exception {
    try (Reset reset = Reset.of(cluster.cluster())) {
      reset.run(false, true, new QuietReset());
    }
    assertThat(cluster.setup().admin().listTopics().names().get())
        .contains("giaoban.reset.city-days", "giaoban.reset-rows-changelog");
    QuietReset heard = new QuietReset();
    try (Reset reset = Reset.of(cluster.cluster())) {
      assertThat(reset.run(false, false, heard).comparison().same()).isTrue();
    }
    assertThat(heard.cleaned()).contains("giaoban.reset.city-days");
    assertThat(cluster.setup().admin().listTopics().names().get())
        .noneMatch(name -> name.contains("reset"));
  }

  /** Takes the city's statements of the severe day out of the state, as a damaged disk might. */
  private void loseStatements() throws Exception {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            cluster.brokers().client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(rows()));
      consumer.seekToBeginning(List.of(rows()));
      long end = consumer.endOffsets(List.of(rows())).get(rows());
      Set<String> keys = new HashSet<>();
      while (consumer.position(rows()) < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                row -> {
                  String key = new String(row.key(), StandardCharsets.ISO_8859_1);
                  if (key.startsWith(CITY + "\0L")) {
                    keys.add(key);
                  }
                });
      }
      assertThat(keys).isNotEmpty();
      for (String key : keys) {
        put(ROWS, key.getBytes(StandardCharsets.ISO_8859_1), null, Instant.EPOCH);
      }
    }
  }

  private TopicPartition rows() {
    return new TopicPartition(ROWS, home(CITY));
  }

  /** Runs a processor until it has processed what is reported of these days. */
  private void process(List<LocalDate> days) throws Exception {
    try (Processor processor = cluster.startProcessor()) {
      cluster.report(days.stream().flatMap(ResetSwitchTest::reports));
      TestCluster.awaitCaughtUp(cluster.progress(processor));
    }
    leave();
  }

  /** Else it would be a member for as long as it may take to come back. */
  private void leave() {
    new GroupMembers(cluster.setup().admin(), Groups.PROCESSORS).remove();
  }

  private Reset.Result reset(boolean switchOver) {
    try (Reset reset = Reset.of(cluster.cluster())) {
      return reset.run(switchOver, false, new QuietReset());
    }
  }

  private void assertSame() {
    assertThat(reset(false).comparison().topics())
        .allSatisfy(topic -> assertThat(topic.same()).as(topic.name() + topic.first()).isTrue());
  }

  private static TopicComparison topic(Reset.Result result, String name) {
    return result.comparison().topics().stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void put(String topic, byte[] key, byte @Nullable [] value, Instant at) throws Exception {
    try (Producer<byte[], byte[]> producer = cluster.producer()) {
      producer.send(new ProducerRecord<>(topic, home(CITY), at.toEpochMilli(), key, value)).get();
    }
  }

  private static int home(String city) {
    return CityPartitioner.partition(city, TestCluster.PARTITIONS);
  }

  private static byte[] key(CityDay day) {
    return (day.getCity() + "|" + day.getDay() + "|" + day.getIssue())
        .getBytes(StandardCharsets.UTF_8);
  }

  private CityDay lastDay(String city, LocalDate day) {
    CityDay last = null;
    for (ConsumerRecord<String, SpecificRecord> record : cluster.read(Topics.CITY_DAYS)) {
      if (record.value() instanceof CityDay told
          && told.getCity().equals(city)
          && told.getDay().equals(day)) {
        last = told;
      }
    }
    return last;
  }

  /** What was told of the day's alert over 2,000 cases. */
  private List<Alert> messages(LocalDate day) {
    return messages(CITY).stream()
        .filter(alert -> alert.getRule().equals("cases-2000"))
        .filter(alert -> alert.getFirstDay().equals(day))
        .toList();
  }

  private List<Alert> messages(String city) {
    List<Alert> messages = new ArrayList<>();
    cluster
        .read(Topics.ALERTS)
        .forEach(
            record -> {
              if (((Alert) record.value()).getCity().equals(city)) {
                messages.add((Alert) record.value());
              }
            });
    return messages;
  }

  private static Alert last(List<Alert> messages) {
    return messages.get(messages.size() - 1);
  }

  private static Stream<Report> reports(LocalDate day) {
    return Stream.of(CITY, OTHER)
        .map(
            city ->
                new Report(
                    Kind.CASES,
                    city,
                    "u1",
                    day,
                    1,
                    day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                    "test",
                    false,
                    false,
                    new Counts.Builder()
                        .put(CaseMeasure.NEW_CASES, day.equals(SEVERE) ? 2500 : 100)
                        .build()));
  }

  private static City city(String code) {
    return new City(
        code,
        "Thành phố " + code,
        null,
        ZoneOffset.UTC,
        Cutoff.MIDNIGHT,
        Duration.ofHours(24),
        null,
        null,
        List.of(new ReportingUnit("u1", "Đơn vị 1", null, null, null, null, false)));
  }
}
