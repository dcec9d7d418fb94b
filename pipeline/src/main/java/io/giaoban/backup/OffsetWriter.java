package io.giaoban.backup;

import io.giaoban.wire.KafkaAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of a partition at the offsets that they had. Offsets between them, where ends of
 * transactions stood and records that were broken off, are used up in the same way: by the end of a
 * transaction, or one that is broken off, of which no reader of committed records sees anything.
 */
final class OffsetWriter {
  /** As many as a transaction writes long before it is too old. */
  private static final long MOST_BROKEN_OFF = 100_000;

  private final Producer<byte[], byte[]> plain;
  private final Transactions transactions;
  private final Admin admin;
  private final TopicPartition partition;
  private final AtomicReference<@Nullable String> problem = new AtomicReference<>();
  private @Nullable StoredRecord held;
  private long lead;
  private long next;
  private long timestamp;

  OffsetWriter(
      Producer<byte[], byte[]> plain,
      Transactions transactions,
      Admin admin,
      TopicPartition partition) {
    this.plain = plain;
    this.transactions = transactions;
    this.admin = admin;
    this.partition = partition;
  }

  /**
   * Before the first record: the partition begins at this offset, as what was before was deleted,
   * and is again at the end.
   *
   * @param begin where it begins
   * @param first where the first record stands, or where the partition ends if there is none
   */
  void begin(long begin, long first) {
    // One offset at the very start has no record before it whose transaction could end there.
    lead = begin == 0 && first == 1 ? 1 : begin;
    for (long offset = 0; offset < lead; offset++) {
      write(nothing(offset));
    }
  }

  /** The next record, at its own offset. */
  void write(StoredRecord record) {
    letGo(record.offset());
    held = record;
    timestamp = record.timestamp();
  }

  /**
   * After the last record: the partition ends there.
   *
   * @throws IllegalStateException if anything was not written, or not at its offset
   */
  void end(long end) {
    letGo(end);
    flush();
    if (lead > 0) {
      KafkaAnswer.of(
          admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(lead))).all(),
          "the beginning of " + partition + " cannot be moved");
    }
  }

  /** Writes the record that was held, and uses up what is between it and the next. */
  private void letGo(long offset) {
    long gap = offset - (held == null ? next : held.offset() + 1);
    if (gap < 0 || (gap == 1 && held == null)) {
      throw new IllegalStateException(
          "%s: offset %d after %d (expected: a later one)".formatted(partition, offset, next));
    }
    if (held != null && gap == 1) {
      flush();
      ProducerRecord<byte[], byte[]> last = record(held);
      transactions.commit(partition, offset, producer -> send(producer, last));
      endOfTransaction(offset);
    } else if (held != null) {
      send(plain, record(held));
    }
    held = null;
    if (gap > 1) {
      flush();
      parts(gap).forEach(this::breakOff);
    }
  }

  /** A gap as transactions of at least one record and an end each. */
  static List<Long> parts(long gap) {
    List<Long> parts = new ArrayList<>();
    for (long left = gap; left > 0; ) {
      long part = Math.min(left, MOST_BROKEN_OFF);
      part = left - part == 1 ? part - 1 : part;
      parts.add(part);
      left -= part;
    }
    return parts;
  }

  private void breakOff(long offsets) {
    long end = next + offsets;
    transactions.breakOff(
        partition,
        end,
        producer -> {
          for (long offset = 1; offset < offsets; offset++) {
            send(producer, record(nothing(offset)));
          }
        });
    endOfTransaction(end);
  }

  private void endOfTransaction(long end) {
    check();
    next = end;
  }

  private StoredRecord nothing(long offset) {
    return new StoredRecord(offset, timestamp, null, null, List.of());
  }

  private ProducerRecord<byte[], byte[]> record(StoredRecord record) {
    return record.to(partition.topic(), partition.partition());
  }

  private void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    long expected = next++;
    var unused =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure != null) {
                problem.compareAndSet(null, failure.getMessage());
              } else if (metadata.offset() != expected) {
                problem.compareAndSet(
                    null,
                    "offset %d (expected: %d, as nobody else writes to it)"
                        .formatted(metadata.offset(), expected));
              } else if (metadata.timestamp() != record.timestamp()) {
                problem.compareAndSet(
                    null,
                    "time %d at offset %d (expected: %d, as the topic takes the records' own; start over)"
                        .formatted(metadata.timestamp(), metadata.offset(), record.timestamp()));
              }
            });
  }

  private void flush() {
    plain.flush();
    check();
  }

  private void check() {
    String what = problem.get();
    if (what != null) {
      throw new KafkaException(partition + " cannot be written: " + what);
    }
  }
}
