package io.giaoban.dispatch.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.giaoban.schema.Alert;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import io.giaoban.wire.Unreadable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is older than memory, for one after the other who asks: the few that come back from
 * long ago share one consumer and what it read last.
 */
final class PastAlerts implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(1);
  private static final int BATCHES_KEPT = 32;

  private final Supplier<Consumer<String, SpecificRecord>> consumers;
  private final Cache<Place, Batch> kept = Caffeine.newBuilder().maximumSize(BATCHES_KEPT).build();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "dispatch-past"));
  private volatile @Nullable Consumer<String, SpecificRecord> consumer;

  private record Place(int partition, long from) {}

  PastAlerts(TopicReader<SpecificRecord> reader) {
    this.consumers = () -> reader.consumer("giaoban-dispatch-past");
  }

  /** Some messages, or all, from an offset on; fails if no broker answers. */
  CompletableFuture<Batch> from(int partition, long offset) {
    return CompletableFuture.supplyAsync(
        () ->
            kept(partition, offset)
                .orElseGet(() -> kept.get(new Place(partition, offset), this::read)),
        thread);
  }

  @Override
  public void close() {
    Consumer<String, SpecificRecord> open = consumer;
    if (open != null) {
      open.wakeup();
      thread.execute(() -> open.close(CloseOptions.timeout(STOP_LIMIT)));
    }
    thread.shutdown();
  }

  /** What was read for somebody else, or for this one when it had less room. */
  private Optional<Batch> kept(int partition, long offset) {
    return kept.asMap().entrySet().stream()
        .filter(entry -> entry.getKey().partition() == partition)
        .filter(entry -> entry.getKey().from() <= offset && offset < entry.getValue().next())
        .map(entry -> entry.getValue().from(offset))
        .findFirst();
  }

  private Consumer<String, SpecificRecord> open() {
    Consumer<String, SpecificRecord> open = consumer;
    if (open == null) {
      open = consumers.get();
      consumer = open;
    }
    return open;
  }

  private Batch read(Place place) {
    Consumer<String, SpecificRecord> reader = open();
    TopicPartition partition = new TopicPartition(Topics.ALERTS.name(), place.partition());
    reader.assign(List.of(partition));
    reader.seek(partition, place.from());
    long end = reader.endOffsets(List.of(partition)).get(partition);
    List<LoggedAlert> messages = new ArrayList<>();
    long deadline = System.nanoTime() + ANSWER_LIMIT.toNanos();
    while (messages.isEmpty() && reader.position(partition) < end) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            "nothing of %s from offset %d within %s (expected: messages up to %d)"
                .formatted(partition, place.from(), ANSWER_LIMIT, end));
      }
      for (ConsumerRecord<String, SpecificRecord> record : Unreadable.passedOver(reader, POLL)) {
        messages.add(LoggedAlert.of(record, (Alert) record.value()));
      }
    }
    return new Batch(messages, reader.position(partition));
  }
}
