package io.giaoban.backup;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.giaoban.backup.KeptTopics.Rank;
import io.giaoban.backup.Manifest.GroupOffset;
import io.giaoban.wire.Groups;
import io.giaoban.wire.KafkaAnswer;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the {@link Cut} of a system that runs. What follows from something is looked at before it;
 * the processors' results, state and offsets are looked at while they are between two commits.
 */
final class CutFinder {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Admin admin;
  private final Duration limit;

  CutFinder(Admin admin) {
    this(admin, LIMIT);
  }

  /**
   * One that gives up sooner or later.
   *
   * @param limit how long it looks for a moment at which no processor writes, and then waits for
   *     what was written before
   */
  CutFinder(Admin admin, Duration limit) {
    this.admin = admin;
    this.limit = limit;
  }

  /**
   * The cut of these partitions.
   *
   * @throws IllegalStateException if the brokers do not tell, there is no moment at which no
   *     processor writes, or a transaction stays open in what they read
   */
  Cut find(Collection<TopicPartition> partitions) {
    Map<Rank, List<TopicPartition>> ranks =
        partitions.stream()
            .collect(Collectors.groupingBy(partition -> KeptTopics.rank(partition.topic())));
    Map<TopicPartition, Long> ends =
        new HashMap<>(committed(ranks.getOrDefault(Rank.CONSEQUENCE, List.of())));
    Cut rest = atRest(ranks.getOrDefault(Rank.RESULT, List.of()));
    ends.putAll(rest.ends());
    ends.putAll(whole(ranks.getOrDefault(Rank.CAUSE, List.of())));
    return new Cut(
        offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED),
        ends,
        rest.groups());
  }

  private Cut atRest(List<TopicPartition> results) {
    return Failsafe.with(until(Optional<Cut>::isPresent))
        .get(() -> lookAtRest(results))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the processors write without a pause (expected: a moment between two commits within %s; make the backup when less is reported, or stop them for it)"
                        .formatted(limit)));
  }

  /**
   * Whether nothing was written around the moment at which the offsets were read. A transaction is
   * in all that it wrote, or in nothing of it: its records come before its end, and offsets are
   * told only when none is pending.
   */
  private Optional<Cut> lookAtRest(List<TopicPartition> results) {
    Map<TopicPartition, Long> before = committed(results);
    if (!before.equals(written(results))) {
      return Optional.empty();
    }
    List<GroupOffset> groups = groups();
    return before.equals(written(results))
        ? Optional.of(new Cut(Map.of(), before, groups))
        : Optional.empty();
  }

  /**
   * Where the causes end once all is committed or broken off that stands in them now. A transaction
   * that is open hides what others have written behind it: reports that were let in, and those that
   * a processor has sent home and counted as done.
   */
  private Map<TopicPartition, Long> whole(List<TopicPartition> causes) {
    Map<TopicPartition, Long> written = written(causes);
    Map<TopicPartition, Long> ends =
        Failsafe.with(until((Map<TopicPartition, Long> found) -> open(written, found).isEmpty()))
            .get(() -> committed(causes));
    List<TopicPartition> open = open(written, ends);
    if (!open.isEmpty()) {
      throw new IllegalStateException(
          "a transaction is open in %s (expected: its end within %s; find who writes there by kafka-transactions.sh find-hanging)"
              .formatted(open, limit));
    }
    return ends;
  }

  private static List<TopicPartition> open(
      Map<TopicPartition, Long> written, Map<TopicPartition, Long> committed) {
    return written.keySet().stream()
        .filter(at -> committed.getOrDefault(at, 0L) < written.get(at))
        .sorted(Comparator.comparing(TopicPartition::toString))
        .toList();
  }

  private <T> RetryPolicy<T> until(Predicate<T> so) {
    return RetryPolicy.<T>builder()
        .handleResultIf(found -> !so.test(found))
        .abortOn(IllegalStateException.class)
        .withDelay(Duration.ofMillis(1), Duration.ofMillis(50))
        .withMaxRetries(-1)
        .withMaxDuration(limit)
        .build();
  }

  private List<GroupOffset> groups() {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        KafkaAnswer.of(
            admin
                .listConsumerGroupOffsets(
                    Map.of(Groups.PROCESSORS, new ListConsumerGroupOffsetsSpec()),
                    new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(Groups.PROCESSORS),
            "the processors' offsets cannot be read");
    return offsets.entrySet().stream()
        .filter(entry -> Objects.nonNull(entry.getValue()))
        .map(
            entry ->
                new GroupOffset(
                    Groups.PROCESSORS,
                    entry.getKey().topic(),
                    entry.getKey().partition(),
                    entry.getValue().offset(),
                    entry.getValue().metadata()))
        .sorted(Comparator.comparing(GroupOffset::topic).thenComparing(GroupOffset::partition))
        .toList();
  }

  private Map<TopicPartition, Long> committed(Collection<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
  }

  /** Where they end, the records of open transactions included. */
  private Map<TopicPartition, Long> written(Collection<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec where, IsolationLevel level) {
    return KafkaAnswer.of(
            admin
                .listOffsets(
                    partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), partition -> where)),
                    new ListOffsetsOptions(level))
                .all(),
            "the topics' ends cannot be read")
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, found -> found.getValue().offset()));
  }
}
