package io.giaoban.reset;

import io.giaoban.wire.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads partitions from the beginning, one at a time: committed records only, as they are. */
public final class PartitionReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int SILENT_POLLS = 150;

  private final Consumer<byte[], byte[]> consumer;

  /**
   * A reader.
   *
   * @param brokers where they are
   */
  public PartitionReader(Brokers brokers) {
    Map<String, Object> settings = brokers.client();
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "giaoban-reset-reader");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Reads a partition up to where it ends at the call.
   *
   * @throws IllegalStateException if the brokers do not answer
   */
  void read(
      TopicPartition partition, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    int silent = 0;
    while (consumer.position(partition) < end) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      silent = records.isEmpty() ? silent + 1 : 0;
      if (silent > SILENT_POLLS) {
        throw new IllegalStateException(
            "%s has nothing after %d (expected: records up to %d)"
                .formatted(partition, consumer.position(partition), end));
      }
      records.forEach(taker);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
