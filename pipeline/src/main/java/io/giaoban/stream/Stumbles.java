package io.giaoban.stream;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The records that could not be taken, though nothing is wrong with them, until they are.
 * Thread-safe.
 */
final class Stumbles {
  private final Map<TopicPartition, Long> offsets = new ConcurrentHashMap<>();

  void over(TopicPartition partition, long offset) {
    offsets.put(partition, offset);
  }

  /** A record was taken. */
  void passed(TopicPartition partition, long offset) {
    offsets.computeIfPresent(partition, (key, over) -> offset < over ? over : null);
  }

  /** Whether no record waits to be taken: all but always. */
  boolean none() {
    return offsets.isEmpty();
  }

  /** Where the records are. */
  Set<TopicPartition> partitions() {
    return Set.copyOf(offsets.keySet());
  }
}
