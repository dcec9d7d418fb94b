package io.giaoban.backup;

import io.giaoban.backup.Manifest.Kept;
import io.giaoban.wire.KafkaAnswer;
import io.giaoban.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics of a system that a backup has.
 *
 * @param topics in the order of their names
 */
record Layout(List<Shape> topics) {
  private static final String FOR_GOOD = "-1";
  private static final String FAILURE = "the topics cannot be described";

  Layout {
    topics = List.copyOf(topics);
  }

  /**
   * A topic as it is.
   *
   * @param settings that it has of its own
   */
  record Shape(String name, int partitions, Kept kept, Map<String, String> settings) {
    List<TopicPartition> places() {
      return IntStream.range(0, partitions)
          .mapToObj(partition -> new TopicPartition(name, partition))
          .toList();
    }

    boolean isCompacted() {
      return settings
          .getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "")
          .contains(TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    /** Whether what is old goes from its beginning by itself. */
    boolean forgets() {
      boolean deletes =
          settings
              .getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE)
              .contains(TopicConfig.CLEANUP_POLICY_DELETE);
      return deletes
          && !(FOR_GOOD.equals(settings.get(TopicConfig.RETENTION_MS_CONFIG))
              && FOR_GOOD.equals(
                  settings.getOrDefault(TopicConfig.RETENTION_BYTES_CONFIG, FOR_GOOD)));
    }

    /** For how long what is written over stays for sure. */
    Duration uncompacted() {
      return Duration.ofMillis(
          Long.parseLong(settings.getOrDefault(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "0")));
    }
  }

  /**
   * Those of these brokers.
   *
   * @throws IllegalStateException if they do not tell, or are being restored
   */
  static Layout of(Admin admin) {
    Set<String> present = KafkaAnswer.of(admin.listTopics().names(), FAILURE);
    if (present.contains(Topics.RESTORE_UNDER_WAY)) {
      throw new IllegalStateException(
          "topic %s: a restore is under way, or was broken off, and the topics have half of what they had (expected: its end; giaoban restore --start-over)"
              .formatted(Topics.RESTORE_UNDER_WAY));
    }
    List<String> names = KeptTopics.of(present);
    Map<String, TopicDescription> topics =
        KafkaAnswer.of(admin.describeTopics(names).allTopicNames(), FAILURE);
    Map<ConfigResource, Config> configs =
        KafkaAnswer.of(
            admin
                .describeConfigs(
                    names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all(),
            FAILURE);
    Map<String, Map<String, String>> settings = new HashMap<>();
    configs.forEach((topic, config) -> settings.put(topic.name(), own(config)));
    return new Layout(
        names.stream()
            .map(
                name -> {
                  Map<String, String> own = settings.getOrDefault(name, Map.of());
                  int partitions = topics.get(name).partitions().size();
                  return new Shape(name, partitions, KeptTopics.kept(name), own);
                })
            .toList());
  }

  List<TopicPartition> partitions() {
    return topics.stream().flatMap(topic -> topic.places().stream()).toList();
  }

  private static Map<String, String> own(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }
}
