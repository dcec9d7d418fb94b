package io.giaoban.node;

import io.giaoban.reset.Snapshot;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Topics;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * Inputs of which not all is there that was processed. Ticks are kept for a day only, and days
 * close at their own moments without them; the last tick tells how far time has come.
 *
 * @param from where each partition that was processed begins
 * @param until how far it was
 */
record LostBeginnings(Map<TopicPartition, Long> from, Snapshot until) {
  /**
   * Those partitions, in people's words.
   *
   * @param partitions of each topic
   * @param clock where the time comes from; from the brokers: somebody has to tell it in each
   *     partition
   */
  Set<String> in(int partitions, ClockMode clock) {
    Set<String> lost = new TreeSet<>();
    from.forEach(
        (partition, offset) -> {
          if (offset > 0 && !partition.topic().equals(Topics.CLOCK.name())) {
            lost.add("%s (begins at %d)".formatted(partition, offset));
          }
        });
    for (int number = 0; number < partitions; number++) {
      TopicPartition partition = new TopicPartition(Topics.CLOCK.name(), number);
      boolean told = clock == ClockMode.LIVE || from.getOrDefault(partition, 0L) > 0;
      if (told && !ticks(partition)) {
        lost.add("%s (has no tick that was processed: let the clock run)".formatted(partition));
      }
    }
    return lost;
  }

  /** Whether a tick is still there that was processed. */
  private boolean ticks(TopicPartition partition) {
    return from.getOrDefault(partition, 0L) < until.taken().getOrDefault(partition, 0L);
  }
}
