package io.giaoban.backup;

import io.giaoban.backup.Manifest.GroupOffset;
import io.giaoban.wire.KafkaAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Lets groups go on where they had come to. */
final class GroupsReturn {
  private final Admin admin;

  GroupsReturn(Admin admin) {
    this.admin = admin;
  }

  /** Which of them run. */
  List<String> problems(List<GroupOffset> offsets) {
    Set<String> present =
        KafkaAnswer.of(admin.listGroups().all(), "the groups cannot be listed").stream()
            .map(group -> group.groupId())
            .collect(Collectors.toSet());
    List<String> groups =
        offsets.stream().map(GroupOffset::group).distinct().filter(present::contains).toList();
    List<String> problems = new ArrayList<>();
    KafkaAnswer.of(admin.describeConsumerGroups(groups).all(), "the groups cannot be described")
        .forEach(
            (group, found) -> {
              if (!found.members().isEmpty()) {
                problems.add(
                    "group %s has %d members that run".formatted(group, found.members().size()));
              }
            });
    return problems;
  }

  /** Sets how far they have come in topics that are as they were. */
  void bring(List<GroupOffset> offsets, Set<String> topics) {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> groups = new TreeMap<>();
    offsets.stream()
        .filter(offset -> topics.contains(offset.topic()))
        .forEach(
            offset ->
                groups
                    .computeIfAbsent(offset.group(), group -> new java.util.HashMap<>())
                    .put(
                        new TopicPartition(offset.topic(), offset.partition()),
                        new OffsetAndMetadata(offset.offset(), offset.metadata())));
    groups.forEach(
        (group, of) ->
            KafkaAnswer.of(
                admin.alterConsumerGroupOffsets(group, of).all(),
                "the offsets of group " + group + " cannot be set"));
  }
}
