package io.giaoban.node;

import io.giaoban.wire.Brokers;
import io.giaoban.wire.LoopState;
import io.giaoban.wire.PollLoop;
import io.giaoban.wire.TopicReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The definitions of one kind as their topic has them, kept up to date while they are changed.
 * Every partition has them all, so one is enough to know them.
 *
 * @param <T> a definition
 * @param <V> all of them together
 */
final class DefinitionView<T, V> implements Supplier<V>, AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration READ_LIMIT = Duration.ofSeconds(60);
  private static final Duration WRITTEN_LIMIT = Duration.ofSeconds(10);

  private final DefinitionKind<T> kind;
  private final TopicPartition partition;
  private final Function<List<T>, V> together;
  private final Map<String, T> definitions = new LinkedHashMap<>();
  private final CountDownLatch read = new CountDownLatch(1);
  private final Consumer<String, byte[]> consumer;
  private final PollLoop loop;
  private final long end;
  private final Object stepped = new Object();
  private volatile V current;
  private volatile long position;

  private DefinitionView(
      DefinitionKind<T> kind, Consumer<String, byte[]> consumer, Function<List<T>, V> together) {
    this.kind = kind;
    this.partition = new TopicPartition(kind.topic().name(), 0);
    this.consumer = consumer;
    this.together = together;
    this.current = together.apply(List.of());
    this.loop = new PollLoop(kind.topic().name(), consumer, this::step);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    this.end = consumer.endOffsets(List.of(partition)).get(partition);
    notePosition();
  }

  /**
   * Starts reading; {@link #awaitRead} tells when it knows what was there.
   *
   * @param together makes one of all definitions, in the order in which they first came
   */
  static <T, V> DefinitionView<T, V> start(
      DefinitionKind<T> kind, Brokers brokers, Function<List<T>, V> together) {
    Consumer<String, byte[]> consumer =
        new TopicReader<>(brokers, ByteArrayDeserializer::new).consumer("giaoban-definitions");
    try {
      DefinitionView<T, V> view = new DefinitionView<>(kind, consumer, together);
      view.loop.start();
      return view;
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** The definitions as read up to now. */
  @Override
  public V get() {
    return current;
  }

  /** How its reading fares. */
  LoopState loop() {
    return loop.state();
  }

  /** The offset up to which it has read. */
  Map<TopicPartition, Long> positions() {
    return Map.of(partition, position);
  }

  /**
   * Waits until it knows all definitions that were there when it was started.
   *
   * @throws IllegalStateException if it does not come so far
   */
  void awaitRead() {
    try {
      if (!read.await(READ_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "read up to offset %d of %s (expected: %d within %s)"
                .formatted(position, partition, end, READ_LIMIT));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + partition + " was read", e);
    }
  }

  /** Waits until it knows what that record says; not for long, and not if it reads others. */
  void awaitRead(RecordMetadata written) {
    if (written.partition() != partition.partition()) {
      return;
    }
    long limit = System.nanoTime() + WRITTEN_LIMIT.toNanos();
    synchronized (stepped) {
      while (position <= written.offset() && !loop.closing()) {
        long left = TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime());
        if (left <= 0) {
          return;
        }
        try {
          stepped.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  @Override
  public void close() {
    loop.close();
  }

  private void step() {
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    if (!records.isEmpty()) {
      records.forEach(this::take);
      current = together.apply(List.copyOf(definitions.values()));
    }
    notePosition();
  }

  private void notePosition() {
    synchronized (stepped) {
      position = consumer.position(partition);
      stepped.notifyAll();
    }
    if (position >= end) {
      read.countDown();
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.value() != null) {
      kind.read(record.value())
          .ifPresent(definition -> definitions.put(kind.key().apply(definition), definition));
    } else if (kind.removable()) {
      definitions.remove(record.key());
    }
  }
}
