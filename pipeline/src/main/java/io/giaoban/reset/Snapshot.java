package io.giaoban.reset;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A moment of the live processors, exact for each partition: what was told is all that comes of
 * what was taken, and nothing else.
 *
 * @param taken the offset up to which each input partition was processed
 * @param told the offset at which each partition of their results and their state ended then
 */
public record Snapshot(Map<TopicPartition, Long> taken, Map<TopicPartition, Long> told) {
  /** One that changes no more. */
  public Snapshot {
    taken = Map.copyOf(taken);
    told = Map.copyOf(told);
  }

  boolean took(String topic, int partition, long offset) {
    return offset < taken.getOrDefault(new TopicPartition(topic, partition), 0L);
  }

  /** Whether the record was told by then; of topics that it says nothing about all were. */
  boolean told(String topic, int partition, long offset) {
    return offset < told.getOrDefault(new TopicPartition(topic, partition), Long.MAX_VALUE);
  }
}
