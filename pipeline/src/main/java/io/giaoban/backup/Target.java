package io.giaoban.backup;

import io.giaoban.backup.Manifest.TopicCopy;
import io.giaoban.wire.KafkaAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Looks whether brokers can take a backup: those that have nothing of ours. */
final class Target {
  private final Admin admin;

  Target(Admin admin) {
    this.admin = admin;
  }

  /** What stands in the way; empty: nothing does. */
  List<String> problems(Manifest manifest) {
    Map<String, List<Long>> ends = ends();
    List<String> problems = new ArrayList<>();
    Set<String> strange = new HashSet<>(ends.keySet());
    for (TopicCopy topic : manifest.topics()) {
      strange.remove(topic.name());
      problems.addAll(problems(topic, ends.getOrDefault(topic.name(), List.of())));
    }
    for (String topic : strange) {
      if (last(ends.get(topic)) > 0) {
        problems.add(topic + " has records, and the backup does not have it");
      }
    }
    problems.addAll(new GroupsReturn(admin).problems(manifest.groups()));
    return problems;
  }

  private static List<String> problems(TopicCopy topic, List<Long> ends) {
    if (ends.isEmpty()) {
      return List.of();
    }
    if (last(ends) > 0) {
      return List.of("%s has records, up to offset %d".formatted(topic.name(), last(ends)));
    }
    return ends.size() == topic.partitions().size()
        ? List.of()
        : List.of(
            "%s has %d partitions, in the backup %d"
                .formatted(topic.name(), ends.size(), topic.partitions().size()));
  }

  private static long last(List<Long> ends) {
    return ends.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Where the partitions end of the topics that are ours. */
  private Map<String, List<Long>> ends() {
    List<String> names =
        KeptTopics.of(KafkaAnswer.of(admin.listTopics().names(), "the topics cannot be listed"));
    List<TopicPartition> partitions =
        KafkaAnswer.of(
                admin.describeTopics(names).allTopicNames(), "the topics cannot be described")
            .values()
            .stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(info -> new TopicPartition(topic.name(), info.partition())))
            .toList();
    Map<String, List<Long>> ends = new TreeMap<>();
    KafkaAnswer.of(
            admin
                .listOffsets(
                    partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), at -> OffsetSpec.latest())))
                .all(),
            "the topics' ends cannot be read")
        .forEach(
            (at, end) ->
                ends.computeIfAbsent(at.topic(), topic -> new ArrayList<>()).add(end.offset()));
    return ends;
  }
}
