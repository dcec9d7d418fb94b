package io.giaoban.node;

import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.wire.PollLoop;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The places as their topic has them, kept up to date while they are changed. Every partition has
 * them all, so one is enough to know them.
 */
final class PlacesView implements Supplier<Places>, AutoCloseable {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.PLACES.name(), 0);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration READ_LIMIT = Duration.ofSeconds(60);

  private final Map<String, City> cities = new LinkedHashMap<>();
  private final CountDownLatch read = new CountDownLatch(1);
  private final Consumer<String, byte[]> consumer;
  private final PollLoop loop;
  private final long end;
  private volatile Places places = Places.of(List.of());
  private volatile long position;

  private PlacesView(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
    this.loop = new PollLoop("places", consumer, this::step);
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
    this.end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
    notePosition();
  }

  /** Starts reading; {@link #awaitRead} tells when it knows what was there. */
  static PlacesView start(String bootstrapServers) {
    Consumer<String, byte[]> consumer =
        new TopicReader<>(bootstrapServers, ByteArrayDeserializer::new).consumer("giaoban-places");
    try {
      PlacesView view = new PlacesView(consumer);
      view.loop.start();
      return view;
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** The places as read up to now. */
  @Override
  public Places get() {
    return places;
  }

  /** Whether it can read on. */
  boolean healthy() {
    return loop.healthy();
  }

  /** The offset up to which it has read. */
  Map<TopicPartition, Long> positions() {
    return Map.of(PARTITION, position);
  }

  /**
   * Waits until it knows all places that were there when it was started.
   *
   * @throws IllegalStateException if it does not come so far
   */
  void awaitRead() {
    try {
      if (!read.await(READ_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "places read up to offset %d of %s (expected: %d within %s)"
                .formatted(position, PARTITION, end, READ_LIMIT));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the places were read", e);
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
      places = Places.of(List.copyOf(cities.values()));
    }
    notePosition();
  }

  private void notePosition() {
    position = consumer.position(PARTITION);
    if (position >= end) {
      read.countDown();
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    // Cities are never deleted: the processors pass such a record over, too.
    if (record.value() != null) {
      DefinitionKind.PLACES.read(record.value()).ifPresent(city -> cities.put(city.code(), city));
    }
  }
}
