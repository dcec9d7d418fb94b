package io.giaoban.dispatch.history;

import io.giaoban.schema.DeliveryAttempt;
import io.giaoban.schema.SubscriptionProgress;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.LoopState;
import io.giaoban.wire.PollLoop;
import io.giaoban.wire.Topic;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import io.giaoban.wire.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads how telling goes, by whichever dispatcher: each subscription's progress, and its last
 * attempts. Of the attempts only the end of the topic is read. Thread-safe.
 */
public final class DeliveryView implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long READ_BACK = 20_000;
  private static final long MOST_ATTEMPTS = 50_000;

  private final Map<String, SubscriptionProgress> progress = new ConcurrentHashMap<>();
  private final DeliveryLog log = new DeliveryLog(MOST_ATTEMPTS);
  private final Consumer<String, SpecificRecord> consumer;
  private final PollLoop loop;

  private DeliveryView(Consumer<String, SpecificRecord> consumer) {
    this.consumer = consumer;
    this.loop = new PollLoop("deliveries", consumer, this::step);
    List<TopicPartition> told = partitions(Topics.SUBSCRIPTION_PROGRESS);
    List<TopicPartition> attempts = partitions(Topics.DELIVERIES);
    consumer.assign(Stream.of(told, attempts).flatMap(List::stream).toList());
    consumer.seekToBeginning(told);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(attempts);
    consumer
        .endOffsets(attempts)
        .forEach(
            (partition, end) ->
                consumer.seek(partition, Math.max(begins.get(partition), end - READ_BACK)));
  }

  /**
   * Starts reading.
   *
   * @param cluster where it is
   */
  public static DeliveryView start(Cluster cluster) {
    Consumer<String, SpecificRecord> consumer =
        TopicReader.of(cluster).consumer("giaoban-deliveries");
    try {
      DeliveryView view = new DeliveryView(consumer);
      view.loop.start();
      return view;
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** How far telling a subscriber has come; empty: nothing has begun. */
  public Optional<SubscriptionProgress> progress(String subscription) {
    return Optional.ofNullable(progress.get(subscription));
  }

  /**
   * Attempts to tell a subscriber, the last first.
   *
   * @param before only those that began earlier; null: all that are known
   */
  public List<DeliveryAttempt> last(String subscription, @Nullable Instant before, int most) {
    return log.last(subscription, before, most);
  }

  /** How its reading fares. */
  public LoopState loop() {
    return loop.state();
  }

  @Override
  public void close() {
    loop.close();
  }

  private void step() {
    for (ConsumerRecord<String, SpecificRecord> record : Unreadable.passedOver(consumer, POLL)) {
      if (record.value() instanceof DeliveryAttempt attempt) {
        log.put(attempt);
      } else if (record.value() instanceof SubscriptionProgress now) {
        progress.put(record.key(), now);
      } else if (record.topic().equals(Topics.SUBSCRIPTION_PROGRESS.name())) {
        progress.remove(record.key());
      }
    }
  }

  private List<TopicPartition> partitions(Topic topic) {
    return consumer.partitionsFor(topic.name()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }
}
