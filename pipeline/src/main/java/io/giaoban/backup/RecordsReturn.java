package io.giaoban.backup;

import io.giaoban.backup.Manifest.Kept;
import io.giaoban.backup.Manifest.PartitionCopy;
import io.giaoban.backup.Manifest.TopicCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Writes the records of a backup's files into topics without any. For one thread. */
final class RecordsReturn implements AutoCloseable {
  private static final int TOLD_EVERY = 1_000;

  private final Producer<byte[], byte[]> plain;
  private final Transactions transactions;
  private final Admin admin;
  private final SchemaIds ids;
  private final CopyListener listener;
  private long done;

  RecordsReturn(Clients clients, Admin admin, SchemaIds ids, CopyListener listener) {
    this.admin = admin;
    this.ids = ids;
    this.listener = listener;
    this.plain = clients.producer();
    try {
      this.transactions = new Transactions(clients, admin);
    } catch (RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  /**
   * Writes a partition.
   *
   * @throws IllegalStateException if the brokers do not take it as it was
   */
  void bring(TopicCopy topic, PartitionCopy copy, Path file) throws IOException {
    TopicPartition partition = new TopicPartition(topic.name(), copy.partition());
    try (Stream<StoredRecord> stored = RecordFile.read(file)) {
      Iterator<StoredRecord> records =
          stored.map(record -> ids.applied(topic.name(), record)).peek(this::count).iterator();
      if (topic.kept() == Kept.AT_ITS_OFFSET) {
        bringAtOffsets(partition, copy, records);
      } else {
        bringInOrder(partition, records);
      }
    } catch (KafkaException e) {
      throw new IllegalStateException(partition + " cannot be restored: " + e.getMessage(), e);
    }
    listener.copied(topic.name(), done);
  }

  @Override
  public void close() {
    transactions.close();
    plain.close();
  }

  private void count(StoredRecord record) {
    done++;
    if (done % TOLD_EVERY == 0) {
      listener.copied("", done);
    }
  }

  private void bringAtOffsets(
      TopicPartition partition, PartitionCopy copy, Iterator<StoredRecord> records) {
    OffsetWriter writer = new OffsetWriter(plain, transactions, admin, partition);
    @Nullable StoredRecord first = records.hasNext() ? records.next() : null;
    writer.begin(copy.begin(), first == null ? copy.end() : first.offset());
    if (first != null) {
      writer.write(first);
      records.forEachRemaining(writer::write);
    }
    writer.end(copy.end());
  }

  private void bringInOrder(TopicPartition partition, Iterator<StoredRecord> records) {
    AtomicReference<@Nullable Exception> problem = new AtomicReference<>();
    while (records.hasNext() && problem.get() == null) {
      var unused =
          plain.send(
              records.next().to(partition.topic(), partition.partition()),
              (metadata, failure) -> {
                if (failure != null) {
                  problem.compareAndSet(null, failure);
                }
              });
    }
    plain.flush();
    Exception failure = problem.get();
    if (failure != null) {
      throw new KafkaException(failure);
    }
  }
}
