package io.giaoban.dispatch.desk;

import io.giaoban.schema.DeliveryAttempt;
import io.giaoban.schema.SubscriptionProgress;
import io.giaoban.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/**
 * Writes how far telling has come in one partition, and the attempts that led there, in one
 * transaction. Whoever opens the books of a partition shuts everybody else's: what they write is
 * refused from then on. One thread of its own.
 */
final class Books implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

  private final int partition;
  private final Supplier<Producer<String, SpecificRecord>> producers;
  private final Supplier<ConsumerGroupMetadata> member;
  private final ExecutorService thread;
  private @Nullable Producer<String, SpecificRecord> producer;

  /**
   * What is written at once.
   *
   * @param progress of subscriptions in this partition
   * @param ended ids of subscriptions that are no more
   * @param attempts that were made
   */
  record Page(
      List<SubscriptionProgress> progress, List<String> ended, List<DeliveryAttempt> attempts) {
    boolean isEmpty() {
      return progress.isEmpty() && ended.isEmpty() && attempts.isEmpty();
    }
  }

  /**
   * Books that are not open yet.
   *
   * @param producers make one whose transactional id is that of the partition
   * @param member says as which member of the dispatchers' group this one writes: the brokers
   *     refuse what others write, be it that they have not heard yet that they are none
   */
  Books(
      int partition,
      Supplier<Producer<String, SpecificRecord>> producers,
      Supplier<ConsumerGroupMetadata> member) {
    this.partition = partition;
    this.producers = producers;
    this.member = member;
    this.thread =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "dispatch-books-" + partition));
  }

  /** Opens them, and ends what others began to write; fails if no broker answers. */
  CompletableFuture<Void> open() {
    return CompletableFuture.runAsync(this::opened, thread);
  }

  /** Writes a page; fails if it could not be written, or somebody else has opened these books. */
  CompletableFuture<Void> write(Page page) {
    return CompletableFuture.runAsync(() -> writeNow(page), thread);
  }

  @Override
  public void close() {
    thread.execute(this::drop);
    thread.shutdown();
  }

  private Producer<String, SpecificRecord> opened() {
    Producer<String, SpecificRecord> open = producer;
    if (open == null) {
      open = producers.get();
      try {
        open.initTransactions();
      } catch (KafkaException e) {
        open.close(STOP_LIMIT);
        throw e;
      }
      producer = open;
    }
    return open;
  }

  private void writeNow(Page page) {
    Producer<String, SpecificRecord> open = producer;
    if (open == null) {
      throw new ProducerFencedException(
          "books of partition " + partition + " are shut (expected: open)");
    }
    try {
      open.beginTransaction();
      for (ProducerRecord<String, SpecificRecord> record : records(page)) {
        // The commit fails if this does.
        var unused = open.send(record);
      }
      open.sendOffsetsToTransaction(nothing(), member.get());
      open.commitTransaction();
    } catch (KafkaException e) {
      drop();
      throw e;
    }
  }

  /** What went wrong is not asked: a new producer of the same id begins cleanly. */
  private void drop() {
    Producer<String, SpecificRecord> open = producer;
    producer = null;
    if (open != null) {
      open.close(STOP_LIMIT);
    }
  }

  /** An offset that says nothing; that it can be committed does. */
  private Map<TopicPartition, OffsetAndMetadata> nothing() {
    return Map.of(
        new TopicPartition(Topics.SUBSCRIPTION_PROGRESS.name(), partition),
        new OffsetAndMetadata(0));
  }

  private List<ProducerRecord<String, SpecificRecord>> records(Page page) {
    List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>();
    page.progress().forEach(one -> records.add(progress(one.getSubscription(), one)));
    page.ended().forEach(id -> records.add(progress(id, null)));
    page.attempts()
        .forEach(
            one ->
                records.add(
                    new ProducerRecord<>(
                        Topics.DELIVERIES.name(), partition, one.getSubscription(), one)));
    return records;
  }

  private ProducerRecord<String, SpecificRecord> progress(
      String subscription, @Nullable SubscriptionProgress progress) {
    return new ProducerRecord<>(
        Topics.SUBSCRIPTION_PROGRESS.name(), partition, subscription, progress);
  }
}
