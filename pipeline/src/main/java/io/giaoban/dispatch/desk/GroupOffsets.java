package io.giaoban.dispatch.desk;

import io.giaoban.wire.Denied;
import io.giaoban.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how far each subscription has come as a consumer group's offsets, so that Kafka's own tools
 * tell its lag. For people to look at: the dispatcher goes by its own progress. For one thread.
 */
final class GroupOffsets {
  private static final Logger LOG = LoggerFactory.getLogger(GroupOffsets.class);

  private final Admin admin;
  private final Map<String, Map<TopicPartition, OffsetAndMetadata>> shown = new HashMap<>();
  private volatile boolean denied;

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
      hear(group, admin.alterConsumerGroupOffsets(group, offsets).all());
    }
  }

  /** It is told by another dispatcher now. */
  void forget(Telling telling) {
    shown.remove(telling.subscription().group());
  }

  /** The subscription is no more. */
  void remove(String group) {
    shown.remove(group);
    hear(group, admin.deleteConsumerGroups(List.of(group)).all());
  }

  /** Once: without a right none of all groups can be shown. */
  private void hear(String group, KafkaFuture<Void> done) {
    var unused =
        done.whenComplete(
            (nothing, failure) -> {
              if (failure != null && !denied) {
                Denied.by(failure, "commit offsets of")
                    .ifPresent(
                        line -> {
                          denied = true;
                          LOG.warn("the offsets of group {} cannot be shown: {}", group, line);
                        });
              }
            });
  }
}
