package io.giaoban.node;

import io.giaoban.reset.Snapshot;
import io.giaoban.wire.Groups;
import io.giaoban.wire.KafkaAnswer;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds, for each partition, a moment between two transactions of the live processors: nothing is
 * being written, and what is committed is the same before and after one has looked. They write just
 * before a commit only, so there are many such moments even under load.
 */
final class SnapshotTaker {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int PAUSE_MS = 20;

  private static final List<String> TOLD =
      Stream.concat(Topics.RESULTS_BY_CITY.stream().map(Topic::name), Stream.of(Groups.STATE))
          .toList();

  private static final List<String> TAKEN = Topics.INPUTS.stream().map(Topic::name).toList();

  private final Admin admin;
  private final int partitions;

  SnapshotTaker(Admin admin, int partitions) {
    this.admin = admin;
    this.partitions = partitions;
  }

  /**
   * Takes one.
   *
   * @throws IllegalStateException if no processor ever ran, or they never pause
   */
  Snapshot take() {
    Map<TopicPartition, Long> taken = new HashMap<>();
    Map<TopicPartition, Long> told = new HashMap<>();
    TreeSet<Integer> missing = new TreeSet<>();
    for (int partition = 0; partition < partitions; partition++) {
      missing.add(partition);
    }
    long start = System.nanoTime();
    while (!missing.isEmpty()) {
      Map<TopicPartition, OffsetAndMetadata> found = found(Groups.PROCESSORS, missing);
      Set<TopicPartition> stable = Set.copyOf(found.keySet());
      Map<TopicPartition, Long> before = numbers(known(found));
      Map<TopicPartition, Long> ends = ends(of(TOLD, missing), IsolationLevel.READ_COMMITTED);
      Map<TopicPartition, Long> written = ends(of(TOLD, missing), IsolationLevel.READ_UNCOMMITTED);
      Map<TopicPartition, Long> after = committed(Groups.PROCESSORS, missing);
      for (int partition : List.copyOf(missing)) {
        if (stable.containsAll(of(TAKEN, List.of(partition)))
            && same(before, after, TAKEN, partition)
            && same(ends, written, TOLD, partition)) {
          missing.remove(partition);
          putAll(before, TAKEN, partition, taken);
          putAll(ends, TOLD, partition, told);
        }
      }
      if (!missing.isEmpty()) {
        pause(start, missing);
      }
    }
    if (taken.isEmpty()) {
      throw new IllegalStateException(
          "group %s has processed nothing (expected: a system in which a processor has run)"
              .formatted(Groups.PROCESSORS));
    }
    return new Snapshot(taken, told);
  }

  private Map<TopicPartition, Long> committed(String group, Collection<Integer> of) {
    return numbers(offsets(group, of));
  }

  /** What the group has processed of all inputs, in whole transactions. */
  Map<TopicPartition, OffsetAndMetadata> offsets(String group) {
    return offsets(group, IntStream.range(0, partitions).boxed().toList());
  }

  /** The offsets alone. */
  static Map<TopicPartition, Long> numbers(Map<TopicPartition, OffsetAndMetadata> offsets) {
    return offsets.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, offset -> offset.getValue().offset()));
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(String group, Collection<Integer> of) {
    return known(found(group, of));
  }

  /** Null: nothing is committed; without the partitions of which something just is being. */
  private Map<TopicPartition, OffsetAndMetadata> found(String group, Collection<Integer> of) {
    return get(
        admin
            .listConsumerGroupOffsets(
                Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(of(TAKEN, of))),
                new ListConsumerGroupOffsetsOptions().requireStable(true))
            .partitionsToOffsetAndMetadata(group));
  }

  private static Map<TopicPartition, OffsetAndMetadata> known(
      Map<TopicPartition, OffsetAndMetadata> found) {
    Map<TopicPartition, OffsetAndMetadata> known = new HashMap<>(found);
    known.values().removeIf(Objects::isNull);
    return known;
  }

  /** Where each partition of the inputs begins. */
  Map<TopicPartition, Long> beginnings(Collection<TopicPartition> of) {
    return offsets(of, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
  }

  private Map<TopicPartition, Long> ends(Collection<TopicPartition> of, IsolationLevel isolation) {
    return offsets(of, OffsetSpec.latest(), isolation);
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> of, OffsetSpec spec, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> asked =
        of.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
    return get(admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, offset -> offset.getValue().offset()));
  }

  private static List<TopicPartition> of(List<String> topics, Collection<Integer> partitions) {
    List<TopicPartition> all = new ArrayList<>();
    for (String topic : topics) {
      partitions.forEach(partition -> all.add(new TopicPartition(topic, partition)));
    }
    return all;
  }

  private static boolean same(
      Map<TopicPartition, Long> one,
      Map<TopicPartition, Long> other,
      List<String> topics,
      int partition) {
    return of(topics, List.of(partition)).stream()
        .allMatch(each -> Objects.equals(one.get(each), other.get(each)));
  }

  private static void putAll(
      Map<TopicPartition, Long> from,
      List<String> topics,
      int partition,
      Map<TopicPartition, Long> to) {
    for (TopicPartition each : of(topics, List.of(partition))) {
      Long offset = from.get(each);
      if (offset != null) {
        to.put(each, offset);
      }
    }
  }

  private static void pause(long start, Collection<Integer> missing) {
    if (System.nanoTime() - start > LIMIT.toNanos()) {
      throw new IllegalStateException(
          "the processors wrote without a pause for %s in the partitions %s (expected: a moment between two commits; try when less is reported)"
              .formatted(LIMIT, missing));
    }
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for a moment to compare", e);
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    return KafkaAnswer.of(future, "what the processors have done cannot be told");
  }
}
