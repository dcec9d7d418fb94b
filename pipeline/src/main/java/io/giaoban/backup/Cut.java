package io.giaoban.backup;

import io.giaoban.backup.Manifest.GroupOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where everything is copied: no result is in it whose cause is not.
 *
 * @param begins where each partition begins
 * @param ends where each ends
 * @param groups how far the processors had come
 */
record Cut(
    Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, List<GroupOffset> groups) {
  Cut {
    begins = Map.copyOf(begins);
    ends = Map.copyOf(ends);
    groups = List.copyOf(groups);
  }

  long begin(TopicPartition partition) {
    return begins.getOrDefault(partition, 0L);
  }

  long end(TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }
}
