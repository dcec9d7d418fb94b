package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.giaoban.wire.Groups;
import io.giaoban.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far the processors are is told only where all of it is known. */
class ProgressTest {
  @TempDir private Path dir;

  @Test
  void shouldShowNoLagWhileATransactionHidesIt() {
    try (TestCluster cluster = TestCluster.start(dir)) {
      cluster.define(List.of());
      Progress progress = cluster.progress();
      assertThat(progress.lags()).isNotEmpty();
      try (Producer<byte[], byte[]> producer = transactional(cluster)) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.sendOffsetsToTransaction(
            Map.of(new TopicPartition(Topics.CASE_REPORTS.name(), 0), new OffsetAndMetadata(0)),
            group(cluster));
        assertThatExceptionOfType(Progress.UnstableException.class)
            .isThrownBy(progress::lags)
            .withMessageContaining("is known of 14 of 15 partitions");
        assertThat(progress.caughtUp()).isFalse();
        producer.abortTransaction();
      }
      assertThat(progress.lags()).isNotEmpty();
    }
  }

  private static ConsumerGroupMetadata group(TestCluster cluster) {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            cluster.brokers().client(Map.of(ConsumerConfig.GROUP_ID_CONFIG, Groups.PROCESSORS)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return consumer.groupMetadata();
    }
  }

  private static Producer<byte[], byte[]> transactional(TestCluster cluster) {
    return new KafkaProducer<>(
        cluster.brokers().client(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "hiding")),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
