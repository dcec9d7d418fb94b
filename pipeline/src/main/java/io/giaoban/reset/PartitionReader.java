package io.giaoban.reset;

import io.giaoban.wire.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
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
    this(
        new KafkaConsumer<>(
            settings(brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  PartitionReader(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  static Map<String, Object> settings(Brokers brokers) {
    Map<String, Object> settings = brokers.client();
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "giaoban-reset-reader");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Half a topic must not pass for all of it.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    return settings;
  }

  /** Takes what was read. */
  interface Taker {
    void take(ConsumerRecord<byte[], byte[]> record);
  }

  /**
   * Reads a partition up to where it ends at the call.
   *
   * @throws IllegalStateException if not all of it can be read
   */
  void read(TopicPartition partition, Taker taker) {
    reading(
        partition,
        () -> {
          consumer.seekToBeginning(List.of(partition));
          readTo(partition, consumer.endOffsets(List.of(partition)).get(partition), taker);
        });
  }

  /**
   * Reads records of a partition again.
   *
   * @param offsets where they are; of those that are gone nothing is taken
   * @throws IllegalStateException if the brokers do not answer
   */
  void read(TopicPartition partition, SortedSet<Long> offsets, Taker taker) {
    reading(
        partition,
        () -> {
          consumer.seek(partition, offsets.first());
          readTo(
              partition,
              offsets.last() + 1,
              record -> {
                if (offsets.contains(record.offset())) {
                  taker.take(record);
                }
              });
        });
  }

  private void reading(TopicPartition partition, Runnable read) {
    consumer.assign(List.of(partition));
    try {
      read.run();
    } catch (OffsetOutOfRangeException e) {
      throw new IllegalStateException(
          "%s has lost records while it was read, at %s (expected: that they stay; try again)"
              .formatted(partition, e.offsetOutOfRangePartitions().get(partition)),
          e);
    } catch (KafkaException e) {
      throw new IllegalStateException(partition + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Marks of transactions are no records, but further on all the same. */
  private void readTo(TopicPartition partition, long end, Taker taker) {
    int silent = 0;
    for (long at = consumer.position(partition); at < end; at = consumer.position(partition)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        taker.take(record);
      }
      silent = consumer.position(partition) == at ? silent + 1 : 0;
      if (silent > SILENT_POLLS) {
        throw new IllegalStateException(
            "%s has nothing after %d (expected: records up to %d)".formatted(partition, at, end));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
