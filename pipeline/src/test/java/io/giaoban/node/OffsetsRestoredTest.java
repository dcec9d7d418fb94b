package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.giaoban.backup.Backup;
import io.giaoban.backup.Quiet;
import io.giaoban.backup.Restore;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Topic;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What refers to a record by its offset or its time finds the same record after a restore. */
class OffsetsRestoredTest {
  private static final int PARTITIONS = 3;
  private static final int STEPS = 40;

  @TempDir private Path dir;
  private final Parts parts = new Parts();
  private final Quiet heard = new Quiet();
  private TestCluster old;
  private TestCluster restored;

  @BeforeEach
  void start() {
    old = parts.started(TestCluster.start(dir.resolve("old")));
    restored = parts.started(TestCluster.start(dir.resolve("restored")));
    old.setup().ensure(Optional.of(PARTITIONS), Optional.empty(), ClockMode.LIVE);
  }

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void shouldBringEachRecordBackAtItsOffsetWithItsTime() throws Exception {
    Random random = new Random(7);
    try (Producer<byte[], byte[]> plain = old.producer();
        Producer<byte[], byte[]> transactional = transactional()) {
      for (Topic topic : List.of(Topics.CASE_REPORTS, Topics.ALERTS, Topics.REJECTED_REPORTS)) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
          TopicPartition at = new TopicPartition(topic.name(), partition);
          for (int step = 0; step < STEPS; step++) {
            write(random, plain, transactional, at);
          }
          // The first begins with one, two, and a few offsets of which nothing is left.
          deleteBefore(at, partition == 0 ? 1 : partition * 2L);
        }
      }
    }
    backUpAndRestore();
    for (Topic topic : List.of(Topics.CASE_REPORTS, Topics.ALERTS, Topics.REJECTED_REPORTS)) {
      List<String> expected = new ArrayList<>();
      Map<TopicPartition, Long> ends = read(old, topic, expected);
      List<String> found = new ArrayList<>();
      assertThat(read(restored, topic, found)).isEqualTo(ends);
      assertThat(found).hasSizeGreaterThan(STEPS).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void shouldTakeTheTimeOfReceiptAgainAfterwards() throws Exception {
    backUpAndRestore();
    for (TestCluster cluster : List.of(old, restored)) {
      assertThat(timestampType(cluster, Topics.CASE_REPORTS)).isEqualTo("LogAppendTime");
      assertThat(timestampType(cluster, Topics.ALERTS)).isEqualTo("CreateTime");
    }
    // All topics are there and fit, with their partitions.
    restored.setup().ensure(Optional.of(PARTITIONS), Optional.empty(), ClockMode.LIVE);
    assertThat(restored.setup().partitions()).isEqualTo(PARTITIONS);
  }

  @Test
  void shouldKeepTheOrderWhereCompactionLeavesGaps() throws Exception {
    try (Producer<byte[], byte[]> plain = old.producer()) {
      for (int number = 0; number < 100; number++) {
        var unused =
            plain.send(
                new ProducerRecord<>(
                    Topics.CITY_DAYS.name(),
                    number % PARTITIONS,
                    1_000L + number,
                    bytes("key" + number % 10),
                    number % 7 == 0 ? null : bytes("value" + number)));
      }
    }
    backUpAndRestore();
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    read(old, Topics.CITY_DAYS, expected);
    read(restored, Topics.CITY_DAYS, found);
    assertThat(found).hasSize(100).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void shouldBringBackTimesToComeFromTopicsThatWouldNotTakeThemToday() throws Exception {
    long ahead = Instant.now().plus(Duration.ofDays(2)).toEpochMilli();
    try (Producer<byte[], byte[]> plain = old.producer()) {
      for (Topic topic : List.of(Topics.ALERTS, Topics.CITY_DAYS)) {
        plain.send(new ProducerRecord<>(topic.name(), 0, ahead, bytes("key"), bytes("a"))).get();
        set(topic, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, "3600000");
      }
    }
    backUpAndRestore();
    for (Topic topic : List.of(Topics.ALERTS, Topics.CITY_DAYS)) {
      List<String> found = new ArrayList<>();
      read(restored, topic, found);
      assertThat(found).singleElement().asString().contains(" " + ahead + " ");
      assertThat(setting(restored, topic, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG))
          .isEqualTo("3600000");
    }
  }

  @Test
  void shouldKeepOffsetsThoughATopicWasGivenARetention() throws Exception {
    set(Topics.CASE_REPORTS, TopicConfig.RETENTION_MS_CONFIG, "315360000000");
    try (Producer<byte[], byte[]> plain = old.producer()) {
      for (int number = 0; number < 3; number++) {
        TopicPartition at = new TopicPartition(Topics.CASE_REPORTS.name(), 0);
        plain.send(new ProducerRecord<>(at.topic(), at.partition(), null, bytes("a"))).get();
        deleteBefore(at, 1);
      }
    }
    backUpAndRestore();
    assertThat(heard.said())
        .singleElement()
        .asString()
        .startsWith("warning: giaoban.case-reports has {")
        .contains("retention.ms=315360000000", "(expected: cleanup.policy=delete, retention.ms=-1");
    List<String> found = new ArrayList<>();
    read(restored, Topics.CASE_REPORTS, found);
    assertThat(found).hasSize(2).first().asString().startsWith("0@1 ");
  }

  private void set(Topic topic, String name, String value) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    old.setup().admin().incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    await().until(() -> setting(old, topic, name).equals(value));
  }

  private void backUpAndRestore() throws Exception {
    Path backup = dir.resolve("backup");
    new Backup(old.cluster(), "test", heard, Clock.systemUTC()).write(backup);
    new Restore(restored.cluster(), Optional.empty(), new Quiet()).run(backup, false);
  }

  private static void write(
      Random random,
      Producer<byte[], byte[]> plain,
      Producer<byte[], byte[]> transactional,
      TopicPartition at) {
    int records = 1 + random.nextInt(3);
    switch (random.nextInt(3)) {
      case 0 -> send(plain, at, records);
      case 1 -> {
        transactional.beginTransaction();
        send(transactional, at, records);
        transactional.commitTransaction();
      }
      default -> {
        transactional.beginTransaction();
        send(transactional, at, records);
        transactional.flush();
        transactional.abortTransaction();
      }
    }
  }

  private static void send(Producer<byte[], byte[]> producer, TopicPartition at, int records) {
    for (int number = 0; number < records; number++) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  at.topic(),
                  at.partition(),
                  1_600_000_000_000L + number,
                  number == 0 ? null : bytes("key"),
                  number == 1 ? null : bytes("value" + number),
                  List.of(
                      new RecordHeader("name", bytes("ö" + number)),
                      new RecordHeader("name", null))));
    }
    producer.flush();
  }

  private void deleteBefore(TopicPartition at, long offset) throws Exception {
    old.setup().admin().deleteRecords(Map.of(at, RecordsToDelete.beforeOffset(offset))).all().get();
  }

  private static Map<TopicPartition, Long> read(
      TestCluster cluster, Topic topic, List<String> records) {
    return new TopicReader<>(cluster.brokers(), ByteArrayDeserializer::new)
        .read(topic, record -> records.add(text(record)));
  }

  private static String text(ConsumerRecord<String, byte[]> record) {
    StringBuilder text = new StringBuilder();
    text.append(record.partition());
    if (!record.topic().equals(Topics.CITY_DAYS.name())) {
      text.append('@').append(record.offset());
    }
    text.append(' ').append(record.timestamp()).append(' ').append(record.key()).append('=');
    text.append(record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8));
    record
        .headers()
        .forEach(
            header ->
                text.append(' ')
                    .append(header.key())
                    .append(':')
                    .append(
                        header.value() == null
                            ? null
                            : new String(header.value(), StandardCharsets.UTF_8)));
    return text.toString();
  }

  private static String timestampType(TestCluster cluster, Topic topic) throws Exception {
    return setting(cluster, topic, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
  }

  private static String setting(TestCluster cluster, Topic topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    return cluster
        .setup()
        .admin()
        .describeConfigs(List.of(resource))
        .all()
        .get()
        .get(resource)
        .get(name)
        .value();
  }

  private Producer<byte[], byte[]> transactional() {
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            old.brokers().client(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test")),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
