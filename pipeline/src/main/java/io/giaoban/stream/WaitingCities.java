package io.giaoban.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** In how many cities alerts still wait to be told, of the tasks of this process. Thread-safe. */
final class WaitingCities {
  private final Map<Integer, Integer> byPartition = new ConcurrentHashMap<>();

  void set(int partition, int cities) {
    byPartition.put(partition, cities);
  }

  void forget(int partition) {
    byPartition.remove(partition);
  }

  int count() {
    return byPartition.values().stream().mapToInt(Integer::intValue).sum();
  }
}
