package io.giaoban.backup;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions up to where they are cut, a few records at a time. For one thread. */
final class PartitionReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST_SILENT_POLLS = 120;

  private final Consumer<byte[], byte[]> consumer;

  PartitionReader(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** Takes what was read. */
  interface Taker {
    void take(StoredRecord record) throws IOException;

    /** Everything before that offset was read. */
    void readTo(long offset);
  }

  /**
   * Reads from one offset up to another, which is no part of it.
   *
   * @param forgets whether what is old goes meanwhile: then it goes on where the partition begins
   * @throws IllegalStateException if the brokers do not answer, or do not have it
   */
  void read(TopicPartition partition, long from, long end, boolean forgets, Taker taker)
      throws IOException {
    try {
      consumer.assign(List.of(partition));
      consumer.seek(partition, from);
      int silent = 0;
      for (long at = from; at < end; at = consumer.position(partition)) {
        ConsumerRecords<byte[], byte[]> records = poll(forgets);
        for (ConsumerRecord<byte[], byte[]> record : records) {
          if (record.offset() < end) {
            taker.take(StoredRecord.of(record));
          }
        }
        long next = consumer.position(partition);
        silent = next == at ? silent + 1 : 0;
        if (silent > MOST_SILENT_POLLS) {
          throw new KafkaException(
              "no answer from the brokers (expected: records up to " + end + ")");
        }
        taker.readTo(Math.min(next, end));
      }
    } catch (KafkaException e) {
      throw new IllegalStateException(partition + " cannot be read: " + e.getMessage(), e);
    }
  }

  private ConsumerRecords<byte[], byte[]> poll(boolean forgets) {
    try {
      return consumer.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      if (!forgets) {
        throw e;
      }
      consumer.seekToBeginning(e.partitions());
      return ConsumerRecords.empty();
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
