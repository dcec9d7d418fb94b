package io.giaoban.node;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.giaoban.wire.Groups;
import io.giaoban.wire.KafkaAnswer;
import io.giaoban.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far behind the processor and those who read beside or after it are. */
final class Progress {
  private final Admin admin;
  private final IntSupplier waiting;
  private final List<Reader> readers;
  private final List<TopicPartition> inputs;

  /** A live system commits often, which takes milliseconds. */
  private final RetryPolicy<Map<TopicPartition, OffsetAndMetadata>> untilStable;

  /**
   * Watches the processor and other readers.
   *
   * @param partitions of each topic that the processor reads
   * @param waiting in how many cities it has yet to tell alerts of what it read, as far as is known
   * @param readers in the order in which they are asked
   */
  Progress(Admin admin, int partitions, IntSupplier waiting, List<Reader> readers) {
    this.admin = admin;
    this.waiting = waiting;
    this.readers = List.copyOf(readers);
    // A tick tells nothing that one could be behind with.
    this.inputs =
        Topics.INPUTS.stream()
            .filter(topic -> !topic.equals(Topics.CLOCK))
            .flatMap(
                topic ->
                    IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
            .toList();
    this.untilStable =
        RetryPolicy.<Map<TopicPartition, OffsetAndMetadata>>builder()
            .handleResultIf(offsets -> !offsets.keySet().containsAll(inputs))
            .withDelay(Duration.ofMillis(100))
            .withMaxDuration(Duration.ofSeconds(2))
            .withMaxRetries(-1)
            .build();
  }

  /**
   * One that reads for itself, without a consumer group.
   *
   * @param name what it is called in the status
   * @param positions the offset up to which it has read each of its partitions
   */
  record Reader(String name, Supplier<Map<TopicPartition, Long>> positions) {}

  /**
   * How far behind one consumer is.
   *
   * @param name the role that consumes, or what is read
   * @param lag records not yet consumed, all partitions together; of the processor also cities
   *     whose alerts wait to be told
   */
  @JsonClassDescription("How far behind a consumer is.")
  record ConsumerLag(
      @JsonPropertyDescription("The role that consumes, or what is read.") String name,
      @JsonPropertyDescription("Records not yet consumed; 0: none.") long lag) {}

  /** Some transaction does not end, such as that of a processor that was killed, for 10 s. */
  static final class UnstableException extends IllegalStateException {
    private UnstableException(String message) {
      super(message);
    }
  }

  /** Whether all that was put in has come out and can be read, as far as is known. */
  boolean caughtUp() {
    try {
      return lags().stream().allMatch(consumer -> consumer.lag() == 0);
    } catch (UnstableException e) {
      return false;
    }
  }

  /**
   * The consumers in the order of the way of the data: each is asked only after the one before it,
   * so that what passed the first while being asked is seen by the second.
   *
   * @throws UnstableException if it cannot be told now
   */
  List<ConsumerLag> lags() {
    List<ConsumerLag> lags = new ArrayList<>();
    lags.add(new ConsumerLag("processor", lag(ends(inputs), committed()) + waiting.getAsInt()));
    for (Reader reader : readers) {
      // To the very end, not to the last commit: what a transaction has written but not yet made
      // visible counts as not read.
      Map<TopicPartition, Long> ends = ends(reader.positions().get().keySet());
      lags.add(new ConsumerLag(reader.name(), lag(ends, reader.positions().get())));
    }
    return lags;
  }

  private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return get(
            admin
                .listOffsets(
                    partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest())))
                .all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  /**
   * What is committed of each partition.
   *
   * @throws UnstableException if of some it cannot be told within the limit: to count them from
   *     their beginning would show all that was ever read as a lag
   */
  private Map<TopicPartition, Long> committed() {
    Map<TopicPartition, OffsetAndMetadata> offsets = Failsafe.with(untilStable).get(this::offsets);
    if (!offsets.keySet().containsAll(inputs)) {
      throw new UnstableException(
          "how far the processors are is known of %d of %d partitions (expected: of all; some are in transactions that do not end)"
              .formatted(offsets.size(), inputs.size()));
    }
    return offsets.entrySet().stream()
        .flatMap(
            offset ->
                offset.getValue() == null
                    ? Stream.empty()
                    : Stream.of(Map.entry(offset.getKey(), offset.getValue().offset())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What is committed; without the partitions of which something is being committed right now. */
  private Map<TopicPartition, OffsetAndMetadata> offsets() {
    return get(
        admin
            .listConsumerGroupOffsets(
                Map.of(
                    Groups.PROCESSORS, new ListConsumerGroupOffsetsSpec().topicPartitions(inputs)),
                new ListConsumerGroupOffsetsOptions().requireStable(true))
            .partitionsToOffsetAndMetadata(Groups.PROCESSORS));
  }

  private static long lag(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> positions) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private static <T> T get(KafkaFuture<T> future) {
    return KafkaAnswer.of(future, "how far the consumers are cannot be told");
  }
}
