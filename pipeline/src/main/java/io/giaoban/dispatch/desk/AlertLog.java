package io.giaoban.dispatch.desk;

import io.giaoban.schema.Alert;
import io.giaoban.wire.LoopState;
import io.giaoban.wire.PollLoop;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import io.giaoban.wire.Unreadable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The alerts' topic, read once for all subscribers: the last messages from memory, older ones from
 * the brokers. Thread-safe.
 */
final class AlertLog implements AutoCloseable {
  private static final int KEPT = 2_000;
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<String, SpecificRecord> consumer;
  private final SortedMap<Integer, Window> windows = new TreeMap<>();
  private final PastAlerts past;
  private final Runnable onNews;
  private final PollLoop loop;

  private AlertLog(Consumer<String, SpecificRecord> consumer, PastAlerts past, Runnable onNews) {
    this.consumer = consumer;
    this.past = past;
    this.onNews = onNews;
    this.loop = new PollLoop("dispatch-alerts", consumer, this::step);
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ALERTS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) -> {
              long begin = Math.max(first.get(partition), end - KEPT);
              consumer.seek(partition, begin);
              windows.put(partition.partition(), new Window(KEPT, begin));
            });
  }

  /**
   * Starts reading.
   *
   * @param onNews is called when there are more messages
   */
  static AlertLog start(TopicReader<SpecificRecord> reader, Runnable onNews) {
    Consumer<String, SpecificRecord> consumer = reader.consumer("giaoban-dispatch-alerts");
    try {
      AlertLog log = new AlertLog(consumer, new PastAlerts(reader), onNews);
      log.loop.start();
      return log;
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  LoopState loop() {
    return loop.state();
  }

  /** The partitions of the topic. */
  Iterable<Integer> partitions() {
    return windows.keySet();
  }

  /** Where a partition ends by now. */
  long end(int partition) {
    return window(partition).end();
  }

  /** How far it has read each partition. */
  Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    windows.forEach(
        (partition, window) ->
            positions.put(new TopicPartition(Topics.ALERTS.name(), partition), window.end()));
    return positions;
  }

  /** The messages from an offset on; empty: some are older than memory. */
  Optional<Batch> recent(int partition, long offset) {
    return window(partition).from(offset);
  }

  /** Messages from an offset on, as many as are read at once; fails if no broker answers. */
  CompletableFuture<Batch> past(int partition, long offset) {
    return past.from(partition, offset);
  }

  /** The message at an offset; fails if it is not there, or no broker answers. */
  CompletableFuture<LoggedAlert> message(int partition, long offset) {
    return window(partition)
        .at(offset)
        .map(CompletableFuture::completedFuture)
        .orElseGet(
            () -> past(partition, offset).thenApply(batch -> first(batch, partition, offset)));
  }

  @Override
  public void close() {
    loop.close();
    past.close();
  }

  private Window window(int partition) {
    Window window = windows.get(partition);
    if (window == null) {
      throw new IllegalArgumentException(
          "partition %d of %s (expected: one of %s)"
              .formatted(partition, Topics.ALERTS.name(), windows.keySet()));
    }
    return window;
  }

  private void step() {
    ConsumerRecords<String, SpecificRecord> records = Unreadable.passedOver(consumer, POLL);
    for (ConsumerRecord<String, SpecificRecord> record : records) {
      if (record.value() instanceof Alert alert) {
        window(record.partition()).add(LoggedAlert.of(record, alert));
      }
    }
    windows.forEach(
        (partition, window) ->
            window.heardTo(consumer.position(new TopicPartition(Topics.ALERTS.name(), partition))));
    if (!records.isEmpty()) {
      onNews.run();
    }
  }

  private static LoggedAlert first(Batch batch, int partition, long offset) {
    if (batch.messages().isEmpty() || batch.messages().get(0).offset() != offset) {
      throw new IllegalStateException(
          "no message at %d of partition %d of %s (expected: one)"
              .formatted(offset, partition, Topics.ALERTS.name()));
    }
    return batch.messages().get(0);
  }
}
