package io.giaoban.stream;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Up to which record time each task of this process has come, by its partition. Thread-safe. */
final class TaskTimes {
  private final Map<Integer, Instant> byPartition = new ConcurrentHashMap<>();

  void set(int partition, Instant time) {
    byPartition.put(partition, time);
  }

  void forget(int partition) {
    byPartition.remove(partition);
  }

  Map<Integer, Instant> all() {
    return Map.copyOf(byPartition);
  }
}
