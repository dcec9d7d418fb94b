package io.giaoban.backup;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.giaoban.backup.Manifest.TopicCopy;
import io.giaoban.wire.KafkaAnswer;
import io.giaoban.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Makes the topics of a backup, and remembers in Kafka that it is not at the end of it. */
final class TopicsReturn {
  /** Is there as long as a restore is not at its end. */
  static final String UNDER_WAY = "giaoban.restore-under-way";

  private static final String TIME = TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
  private static final RetryPolicy<Boolean> UNTIL_SO =
      RetryPolicy.<Boolean>builder()
          .handleResult(false)
          .withDelay(Duration.ofMillis(50))
          .withMaxDuration(Duration.ofSeconds(60))
          .withMaxRetries(-1)
          .build();

  private final Admin admin;
  private final Optional<Short> replication;

  /**
   * At these brokers.
   *
   * @param replication how many copies each topic has; empty: as the brokers say
   */
  TopicsReturn(Admin admin, Optional<Short> replication) {
    this.admin = admin;
    this.replication = replication;
  }

  /** Whether a restore began here and did not end. */
  boolean brokenOff() {
    return present().contains(UNDER_WAY);
  }

  /** Deletes what a restore that was broken off has left. */
  void clear(List<TopicCopy> topics) {
    List<String> left = topics.stream().map(TopicCopy::name).filter(present()::contains).toList();
    KafkaAnswer.of(admin.deleteTopics(left).all(), "what is left cannot be deleted");
    await("gone", left, () -> Collections.disjoint(present(), left));
  }

  /** Makes those that are missing. All keep the times that their records had. */
  void make(List<TopicCopy> topics) {
    if (!brokenOff()) {
      create(List.of(new NewTopic(UNDER_WAY, Optional.of(1), replication)));
    }
    Set<String> present = present();
    create(
        topics.stream()
            .filter(topic -> !present.contains(topic.name()))
            .map(
                topic ->
                    new NewTopic(topic.name(), Optional.of(topic.partitions().size()), replication)
                        .configs(settings(topic)))
            .toList());
    set(topics, topic -> Stream.of(set(TIME, "CreateTime")));
  }

  /** The settings are as they were. */
  void settle(List<TopicCopy> topics) {
    set(topics, topic -> Stream.concat(Stream.of(delete(TIME)), all(settings(topic))));
  }

  /** As they were; for how many copies a write waits goes by how many there are here. */
  private Map<String, String> settings(TopicCopy topic) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    settings.remove(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
    return Topics.settings(settings, replication);
  }

  /** All is done. */
  void end() {
    KafkaAnswer.of(admin.deleteTopics(List.of(UNDER_WAY)).all(), UNDER_WAY + " cannot be deleted");
  }

  private void create(List<NewTopic> topics) {
    KafkaAnswer.of(admin.createTopics(topics).all(), "the topics cannot be made");
    List<String> names = topics.stream().map(NewTopic::name).toList();
    await("there", names, () -> present().containsAll(names));
  }

  private static void await(String what, List<String> topics, BooleanSupplier so) {
    if (!Failsafe.with(UNTIL_SO).get(so::getAsBoolean)) {
      throw new IllegalStateException("topics %s (expected: %s by now)".formatted(topics, what));
    }
  }

  private Set<String> present() {
    return KafkaAnswer.of(admin.listTopics().names(), "the topics cannot be listed");
  }

  private void set(List<TopicCopy> topics, Function<TopicCopy, Stream<AlterConfigOp>> changes) {
    Map<ConfigResource, Collection<AlterConfigOp>> all =
        topics.stream()
            .collect(
                Collectors.toMap(
                    topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    topic -> lastOfEach(changes.apply(topic))));
    KafkaAnswer.of(admin.incrementalAlterConfigs(all).all(), "the topics cannot be set up");
  }

  private static Collection<AlterConfigOp> lastOfEach(Stream<AlterConfigOp> changes) {
    return changes
        .collect(
            Collectors.toMap(
                change -> change.configEntry().name(),
                Function.identity(),
                (before, after) -> after))
        .values();
  }

  private static Stream<AlterConfigOp> all(Map<String, String> settings) {
    return settings.entrySet().stream().map(setting -> set(setting.getKey(), setting.getValue()));
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  private static AlterConfigOp delete(String name) {
    return new AlterConfigOp(new ConfigEntry(name, null), AlterConfigOp.OpType.DELETE);
  }
}
