package io.giaoban.dispatch.desk;

import io.giaoban.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Shows how far each subscription has come as a consumer group's offsets, so that Kafka's own tools
 * tell its lag. For people to look at: the dispatcher goes by its own progress. For one thread.
 */
final class GroupOffsets {
  private final Admin admin;
  private final Map<String, Map<TopicPartition, OffsetAndMetadata>> shown = new HashMap<>();

  GroupOffsets(Admin admin) {
    this.admin = admin;
  }

  /** Shows a subscription's offsets, unless they are shown already. */
  void show(Telling telling, Iterable<Integer> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    partitions.forEach(
        partition ->
            offsets.put(
                new TopicPartition(Topics.ALERTS.name(), partition),
                new OffsetAndMetadata(telling.doneBelow(partition))));
    String group = telling.subscription().group();
    if (!offsets.equals(shown.put(group, offsets))) {
      var unused = admin.alterConsumerGroupOffsets(group, offsets);
    }
  }

  /** It is told by another dispatcher now. */
  void forget(Telling telling) {
    shown.remove(telling.subscription().group());
  }

  /** The subscription is no more. */
  void remove(String group) {
    shown.remove(group);
    var unused = admin.deleteConsumerGroups(List.of(group));
  }
}
