package io.giaoban.stream;

import io.giaoban.wire.Topic;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What a briefing takes of its inputs, and where it tells what comes of them. */
public sealed interface Stage {
  /** The live system: everything is taken, and told in the topics that people read. */
  Stage LIVE = new Live();

  /**
   * Beside the live system: told in topics of its own, and only of what was there.
   *
   * @param ends the offset up to which each partition is taken; of others nothing is
   */
  static Stage aside(Map<TopicPartition, Long> ends) {
    return new Aside(Map.copyOf(ends));
  }

  /** Where the results are told that belong in the topic. */
  Topic output(Topic topic);

  /** Whether that record is taken. */
  boolean takes(String topic, int partition, long offset);

  /** Whether a record in another city's partition is sent on to its own. */
  boolean sendsHome();

  /** Everything. */
  record Live() implements Stage {
    @Override
    public Topic output(Topic topic) {
      return topic;
    }

    @Override
    public boolean takes(String topic, int partition, long offset) {
      return true;
    }

    @Override
    public boolean sendsHome() {
      return true;
    }
  }

  /**
   * Up to here, and nothing that others would see.
   *
   * @param ends the offset up to which each partition is taken
   */
  record Aside(Map<TopicPartition, Long> ends) implements Stage {
    @Override
    public Topic output(Topic topic) {
      return topic.aside();
    }

    @Override
    public boolean takes(String topic, int partition, long offset) {
      return offset < ends.getOrDefault(new TopicPartition(topic, partition), 0L);
    }

    /** What the live system sent home is among the inputs. */
    @Override
    public boolean sendsHome() {
      return false;
    }
  }
}
