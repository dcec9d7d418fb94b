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
import java.util.TreeSet;
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
  private static final String UNDER_WAY = Topics.RESTORE_UNDER_WAY;

  /** Records bear the time that they had, be it one to come: a clock may have been ahead. */
  private static final Map<String, String> TIMES_OF_BEFORE =
      Map.of(
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
          "CreateTime",
          TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
          Topics.ANY_TIME);

  private static final RetryPolicy<Boolean> UNTIL_SO =
      RetryPolicy.<Boolean>builder()
          .handleResult(false)
          .abortOn(IllegalStateException.class)
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

  /**
   * Deletes what a restore that was broken off has left, be it of another backup.
   *
   * @param topics of the backup that is to be restored
   */
  void clear(List<TopicCopy> topics) {
    Set<String> present = present();
    Set<String> left = new TreeSet<>(KeptTopics.of(present));
    topics.stream().map(TopicCopy::name).filter(present::contains).forEach(left::add);
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
                        .configs(withTimesOfBefore(settings(topic))))
            .toList());
    set(topics, topic -> all(TIMES_OF_BEFORE));
    List<String> names = topics.stream().map(TopicCopy::name).toList();
    await("taking any time", names, () -> takeTimesOfBefore(names));
  }

  /** The settings are as they were. */
  void settle(List<TopicCopy> topics) {
    set(
        topics,
        topic ->
            Stream.concat(
                TIMES_OF_BEFORE.keySet().stream().map(TopicsReturn::delete), all(settings(topic))));
  }

  /** As they were; for how many copies a write waits goes by how many there are here. */
  private Map<String, String> settings(TopicCopy topic) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    settings.remove(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
    return Topics.settings(settings, replication);
  }

  /** All is done. */
  void end() {
    List<String> mark = List.of(UNDER_WAY);
    KafkaAnswer.of(admin.deleteTopics(mark).all(), UNDER_WAY + " cannot be deleted");
    await("gone", mark, () -> !brokenOff());
  }

  /** A broker calls settings changed before it goes by them. */
  private boolean takeTimesOfBefore(List<String> names) {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return KafkaAnswer.of(
            admin.describeConfigs(resources).all(), "the topics' settings cannot be read")
        .values()
        .stream()
        .allMatch(
            config ->
                TIMES_OF_BEFORE.entrySet().stream()
                    .allMatch(
                        wanted -> wanted.getValue().equals(config.get(wanted.getKey()).value())));
  }

  private static Map<String, String> withTimesOfBefore(Map<String, String> settings) {
    Map<String, String> with = new HashMap<>(settings);
    with.putAll(TIMES_OF_BEFORE);
    return with;
  }

  private void create(List<NewTopic> topics) {
    KafkaAnswer.of(admin.createTopics(topics).all(), "the topics cannot be made");
    List<String> names = topics.stream().map(NewTopic::name).toList();
    await("there", names, () -> present().containsAll(names));
  }

  private static void await(String what, Collection<String> topics, BooleanSupplier so) {
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
