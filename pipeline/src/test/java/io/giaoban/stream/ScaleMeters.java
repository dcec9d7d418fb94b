package io.giaoban.stream;

import java.util.Map;
import java.util.TreeMap;

/** The meters of all topics, and how many transactions and markers there were. */
final class ScaleMeters {
  private static final int SAMPLED = 16;

  private final Map<String, TopicMeter> topics = new TreeMap<>();
  private long commits;

  void add(String topic, int partition, long time, byte[] key, byte[] value) {
    topics
        .computeIfAbsent(topic, name -> new TopicMeter())
        .add(partition, time, key, value, commits % SAMPLED == 0);
  }

  /** A transaction of a thread ends, with whatever its tasks told. */
  void commit() {
    topics.values().forEach(TopicMeter::commit);
    commits++;
  }

  /** A date ends: topics keyed by issue see none of their keys again. */
  void dateEnds() {
    topics.values().forEach(TopicMeter::settleKeys);
  }

  Map<String, TopicMeter> topics() {
    return topics;
  }

  long commits() {
    return commits;
  }
}
