package io.giaoban.dispatch;

import io.giaoban.wire.KafkaAnswer;
import io.giaoban.wire.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Finds where in the alerts' topic a subscriber begins to listen. Thread-safe. */
public final class AlertOffsets {
  private final Admin admin;

  /**
   * Offsets by these brokers.
   *
   * @param admin asks them; not closed here
   */
  public AlertOffsets(Admin admin) {
    this.admin = admin;
  }

  /**
   * Where the topic ends now, in each partition. What a transaction has written that is still open
   * comes after it.
   *
   * @throws IllegalStateException if no broker tells
   */
  public List<Life.Start> now() {
    return starts(offsets(partitions(), OffsetSpec.latest()));
  }

  /**
   * Where the first message stands that was known at that time or later, in each partition; where
   * there is none, the end.
   *
   * @throws IllegalStateException if no broker tells
   */
  public List<Life.Start> since(Instant time) {
    Collection<TopicPartition> partitions = partitions();
    // First the ends: what comes while this is asked comes after them.
    Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.latest());
    offsets(partitions, OffsetSpec.forTimestamp(Math.max(0, time.toEpochMilli())))
        .forEach(
            (partition, offset) -> {
              if (offset >= 0) {
                starts.merge(partition, offset, Math::min);
              }
            });
    return starts(starts);
  }

  private static List<Life.Start> starts(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .map(offset -> new Life.Start(offset.getKey().partition(), offset.getValue()))
        .sorted(Comparator.comparingInt(Life.Start::partition))
        .toList();
  }

  private Collection<TopicPartition> partitions() {
    return answer(admin.describeTopics(List.of(Topics.ALERTS.name())).allTopicNames())
        .get(Topics.ALERTS.name())
        .partitions()
        .stream()
        .map(info -> new TopicPartition(Topics.ALERTS.name(), info.partition()))
        .toList();
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec where) {
    Map<TopicPartition, ListOffsetsResultInfo> found =
        answer(
            admin
                .listOffsets(
                    partitions.stream().collect(Collectors.toMap(Function.identity(), at -> where)),
                    new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, offset -> offset.getValue().offset()));
  }

  private static <T> T answer(KafkaFuture<T> asked) {
    return KafkaAnswer.of(asked, "no broker tells the alerts' offsets");
  }
}
