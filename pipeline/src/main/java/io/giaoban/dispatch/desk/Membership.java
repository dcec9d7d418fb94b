package io.giaoban.dispatch.desk;

import io.giaoban.schema.SubscriptionProgress;
import io.giaoban.wire.LoopState;
import io.giaoban.wire.PollLoop;
import io.giaoban.wire.Topics;
import io.giaoban.wire.Unreadable;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The dispatchers' consumer group, which shares out the partitions of {@code
 * giaoban.subscription-progress}. Who is given one opens its books, which shuts everybody else's,
 * reads it to the end, and tells the subscribers in it from there on.
 */
final class Membership implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<String, SpecificRecord> consumer;
  private final Office office;
  private final Map<TopicPartition, Opening> openings = new TreeMap<>(BY_NUMBER);
  private final PollLoop loop;
  private volatile ConsumerGroupMetadata group;

  private static final Comparator<TopicPartition> BY_NUMBER =
      Comparator.comparingInt(TopicPartition::partition);

  /** What is done with the partitions that are given and taken. */
  interface Office {
    /** Shuts everybody else's books of a partition; throws if no broker answers. */
    void claim(int partition);

    /** Begins to tell the subscribers in a partition. */
    void open(int partition, Map<String, SubscriptionProgress> progress);

    /** Tells nobody in these partitions any more; returns when no attempt is under way. */
    void close(Set<Integer> partitions);
  }

  /** A partition that is being read. */
  private static final class Opening {
    private final Map<String, SubscriptionProgress> progress = new HashMap<>();
    private @Nullable Long end;

    void take(ConsumerRecord<String, SpecificRecord> record) {
      if (record.value() == null) {
        progress.remove(record.key());
      } else {
        progress.put(record.key(), (SubscriptionProgress) record.value());
      }
    }
  }

  Membership(Consumer<String, SpecificRecord> consumer, Office office) {
    this.consumer = consumer;
    this.office = office;
    this.group = consumer.groupMetadata();
    this.loop = new PollLoop("dispatch-membership", consumer, this::step);
    consumer.subscribe(List.of(Topics.SUBSCRIPTION_PROGRESS.name()), new Rebalance());
  }

  void start() {
    loop.start();
  }

  /** As which member of the group this one writes. */
  ConsumerGroupMetadata group() {
    return group;
  }

  LoopState loop() {
    return loop.state();
  }

  @Override
  public void close() {
    loop.close();
  }

  private void step() {
    ConsumerRecords<String, SpecificRecord> records = Unreadable.passedOver(consumer, POLL);
    group = consumer.groupMetadata();
    for (ConsumerRecord<String, SpecificRecord> record : records) {
      Opening opening = openings.get(new TopicPartition(record.topic(), record.partition()));
      if (opening != null && opening.end != null) {
        opening.take(record);
      }
    }
    List.copyOf(openings.entrySet()).forEach(entry -> advance(entry.getKey(), entry.getValue()));
  }

  private void advance(TopicPartition partition, Opening opening) {
    if (opening.end == null) {
      office.claim(partition.partition());
      // Not before: what the one before wrote last must be in it.
      opening.end = consumer.endOffsets(List.of(partition)).get(partition);
      consumer.seekToBeginning(List.of(partition));
    } else if (consumer.position(partition) >= opening.end) {
      consumer.pause(List.of(partition));
      openings.remove(partition);
      office.open(partition.partition(), opening.progress);
    }
  }

  private final class Rebalance implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> openings.put(partition, new Opening()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(openings::remove);
      office.close(Set.copyOf(partitions.stream().map(TopicPartition::partition).toList()));
    }
  }
}
