package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.wire.Brokers;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TopicSetupTest {
  static final List<Topic> OUTPUTS = List.of(Topics.CITY_DAYS, Topics.ALERTS);

  @TempDir private Path dir;
  private EmbeddedBroker broker;
  private Admin admin;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(0, dir);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void shouldCreateWhatIsMissingAndLeaveTheRest() {
    TopicSetup setup = new TopicSetup(admin);
    setup.ensure(Optional.of(3), Optional.empty(), ClockMode.LIVE);
    setup.ensure(Optional.empty(), Optional.empty(), ClockMode.LIVE);
    assertThat(setup.partitions()).isEqualTo(3);
    assertThat(setup.describe()).hasSameSizeAs(Topics.ALL);
  }

  @Test
  void shouldMakeTheProcessorsStateAsItMakesTheReports() throws Exception {
    TopicSetup setup = new TopicSetup(admin);
    setup.ensure(Optional.of(3), Optional.of((short) 1), ClockMode.LIVE);
    assertThat(
            admin
                .describeTopics(List.of(StateTopic.NAME))
                .allTopicNames()
                .get()
                .get(StateTopic.NAME))
        .satisfies(topic -> assertThat(topic.partitions()).hasSize(3));
    for (String topic : List.of(StateTopic.NAME, Topics.CASE_REPORTS.name())) {
      assertThat(setting(topic, "min.insync.replicas")).isEqualTo("1");
    }
    assertThat(setting(StateTopic.NAME, "cleanup.policy")).isEqualTo("compact");
    assertThat(setting(StateTopic.NAME, "min.compaction.lag.ms")).isEqualTo("3600000");
    setup.ensure(Optional.empty(), Optional.empty(), ClockMode.LIVE);
  }

  private String setting(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
  }

  @Test
  void shouldRefuseAnotherNumberOfPartitionsThanThereIs() {
    TopicSetup setup = new TopicSetup(admin);
    setup.ensure(Optional.of(3), Optional.empty(), ClockMode.LIVE);
    assertThatIllegalStateException()
        .isThrownBy(() -> setup.ensure(Optional.of(12), Optional.empty(), ClockMode.LIVE))
        .withMessageStartingWith("partitions: 12 (expected: 3");
  }

  @Test
  void shouldRefuseInputsWithDifferentNumbersOfPartitions() throws Exception {
    TopicSetup setup = new TopicSetup(admin);
    setup.ensure(Optional.of(3), Optional.empty(), ClockMode.LIVE);
    admin.createPartitions(Map.of(Topics.CLOCK.name(), NewPartitions.increaseTo(4))).all().get();
    await().until(() -> setup.describe().get(Topics.CLOCK.name()).partitions().size() == 4);
    assertThatIllegalStateException()
        .isThrownBy(() -> setup.ensure(Optional.of(3), Optional.empty(), ClockMode.LIVE))
        .withMessageContainingAll("giaoban.clock=4", "giaoban.places=3");
  }

  @Test
  void shouldRefuseDataMadeWithAnotherClock() {
    TopicSetup setup = new TopicSetup(admin);
    setup.ensure(Optional.of(1), Optional.empty(), ClockMode.DATA);
    assertThatIllegalStateException()
        .isThrownBy(() -> setup.ensure(Optional.of(1), Optional.empty(), ClockMode.LIVE))
        .withMessageContaining("another --data-dir");
  }

  @Test
  void shouldRefuseWhatIsHalfRestored() throws Exception {
    TopicSetup setup = new TopicSetup(admin);
    setup.ensure(Optional.of(1), Optional.empty(), ClockMode.LIVE);
    NewTopic mark = new NewTopic(Topics.RESTORE_UNDER_WAY, 1, (short) 1);
    admin.createTopics(List.of(mark)).all().get();
    await().until(() -> admin.listTopics().names().get().contains(Topics.RESTORE_UNDER_WAY));
    assertThatIllegalStateException()
        .isThrownBy(() -> setup.check(ClockMode.LIVE))
        .withMessageContaining("(expected: its end; giaoban restore --start-over)");
    assertThatIllegalStateException()
        .isThrownBy(() -> setup.ensure(Optional.of(1), Optional.empty(), ClockMode.LIVE));
  }

  @ParameterizedTest
  @FieldSource("OUTPUTS")
  void shouldTakeResultsOfATimeToComeOnceAClockWasAhead(Topic topic) throws Exception {
    new TopicSetup(admin).ensure(Optional.of(1), Optional.empty(), ClockMode.LIVE);
    long ahead = Instant.now().plus(Duration.ofDays(2)).toEpochMilli();
    Map<String, Object> client = Brokers.open(broker.bootstrapServers()).client();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      RecordMetadata written =
          producer
              .send(new ProducerRecord<>(topic.name(), 0, ahead, new byte[] {1}, new byte[] {2}))
              .get();
      assertThat(written.timestamp()).isEqualTo(ahead);
    }
  }
}
