package io.giaoban.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.wire.Brokers;
import io.giaoban.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was let in before the moment of a backup is missing from it. */
class CutFinderTest {
  private static final TopicPartition REPORTS = new TopicPartition(Topics.CASE_REPORTS.name(), 0);

  @TempDir private Path dir;
  private EmbeddedBroker broker;
  private Admin admin;
  private Producer<byte[], byte[]> open;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(0, dir);
    admin = Admin.create(client());
    admin
        .createTopics(List.of(new NewTopic(REPORTS.topic(), Optional.of(1), Optional.empty())))
        .all()
        .get();
    open = producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "open"));
    open.initTransactions();
    open.beginTransaction();
    open.send(record()).get();
  }

  @AfterEach
  void stop() {
    open.close();
    admin.close();
    broker.close();
  }

  @Test
  void shouldNameWhereATransactionStaysOpen() throws Exception {
    letIn();
    assertThatIllegalStateException()
        .isThrownBy(() -> new CutFinder(admin, Duration.ofMillis(300)).find(List.of(REPORTS)))
        .withMessageStartingWith(
            "a transaction is open in [giaoban.case-reports-0] (expected: its end within PT0.3S");
    open.abortTransaction();
  }

  @Test
  void shouldHaveWhatWasLetInBehindAnOpenTransaction() throws Exception {
    letIn();
    Thread ending = new Thread(open::abortTransaction, "ending");
    ending.start();
    Cut cut = new CutFinder(admin, Duration.ofMinutes(1)).find(List.of(REPORTS));
    ending.join();
    assertThat(cut.end(REPORTS)).isGreaterThanOrEqualTo(2);
  }

  private void letIn() throws Exception {
    try (Producer<byte[], byte[]> gateway = producer(Map.of())) {
      gateway.send(record()).get();
    }
  }

  private Producer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = client();
    settings.putAll(more);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Map<String, Object> client() {
    return Brokers.open(broker.bootstrapServers()).client();
  }

  private static ProducerRecord<byte[], byte[]> record() {
    return new ProducerRecord<>(REPORTS.topic(), REPORTS.partition(), null, new byte[] {1});
  }
}
