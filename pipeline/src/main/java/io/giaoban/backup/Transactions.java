package io.giaoban.backup;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.giaoban.wire.KafkaAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Transactions in one partition, one after the other. A broker calls one ended before its end
 * stands in the partition, and lets the same producer begin the next only then, which that one asks
 * for by waiting: so the end is looked for, and the next is another producer's.
 */
final class Transactions implements AutoCloseable {
  private static final int PRODUCERS = 4;
  private static final RetryPolicy<Boolean> UNTIL_THERE =
      RetryPolicy.<Boolean>builder()
          .handleResult(false)
          .abortOn(IllegalStateException.class)
          .withDelay(Duration.ofMillis(1))
          .withMaxDuration(Duration.ofSeconds(60))
          .withMaxRetries(-1)
          .build();

  private final List<Producer<byte[], byte[]>> producers = new ArrayList<>();
  private final Admin admin;
  private int next;

  Transactions(Clients clients, Admin admin) {
    this.admin = admin;
    try {
      for (int number = 0; number < PRODUCERS; number++) {
        producers.add(clients.transactionalProducer(number));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * One whose records are seen.
   *
   * @param end where the partition ends after it
   */
  void commit(TopicPartition partition, long end, Consumer<Producer<byte[], byte[]>> writes) {
    Producer<byte[], byte[]> producer = begin(writes);
    producer.commitTransaction();
    awaitEnd(partition, end);
  }

  /**
   * One that is broken off, so that nobody sees its records.
   *
   * @param end where the partition ends after it
   */
  void breakOff(TopicPartition partition, long end, Consumer<Producer<byte[], byte[]>> writes) {
    Producer<byte[], byte[]> producer = begin(writes);
    // Else what is still on its way would be taken back, and use up nothing.
    producer.flush();
    producer.abortTransaction();
    awaitEnd(partition, end);
  }

  @Override
  public void close() {
    producers.forEach(Producer::close);
  }

  private Producer<byte[], byte[]> begin(Consumer<Producer<byte[], byte[]>> writes) {
    Producer<byte[], byte[]> producer = producers.get(next);
    next = (next + 1) % producers.size();
    producer.beginTransaction();
    writes.accept(producer);
    return producer;
  }

  private void awaitEnd(TopicPartition partition, long end) {
    if (!Failsafe.with(UNTIL_THERE).get(() -> end(partition) >= end)) {
      throw new IllegalStateException(
          "%s ends at %d (expected: %d, after a transaction)"
              .formatted(partition, end(partition), end));
    }
  }

  private long end(TopicPartition partition) {
    return KafkaAnswer.of(
            admin
                .listOffsets(
                    Map.of(partition, OffsetSpec.latest()),
                    new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .partitionResult(partition),
            "the end of " + partition + " cannot be read")
        .offset();
  }
}
