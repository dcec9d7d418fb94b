package io.giaoban.node;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.KafkaAnswer;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing, and refuses those that would split a city or bend time. */
final class TopicSetup {
  /** A topic just created is not at once known to every broker. */
  private static final RetryPolicy<Object> UNTIL_VISIBLE =
      RetryPolicy.builder()
          .handleIf(failure -> failure.getCause() instanceof UnknownTopicOrPartitionException)
          .withDelay(Duration.ofMillis(50))
          .withMaxDuration(Duration.ofSeconds(30))
          .withMaxRetries(-1)
          .build();

  private static final int PARTITIONS = 6;

  private final Admin admin;

  TopicSetup(Admin admin) {
    this.admin = admin;
  }

  /**
   * Creates what is missing and checks the rest.
   *
   * @param partitions of each topic; empty: as there are, at first 6
   * @param replication how many copies each keeps; empty: the brokers' default
   * @param clock where the timestamps of reports come from
   * @throws IllegalStateException if a topic there does not fit; says what to do
   */
  void ensure(Optional<Integer> partitions, Optional<Short> replication, ClockMode clock) {
    Set<String> present = get(admin.listTopics().names());
    int wanted = partitions.orElseGet(() -> present(present).orElse(PARTITIONS));
    List<NewTopic> missing = new ArrayList<>();
    for (Topic topic : Topics.ALL) {
      if (!present.contains(topic.name())) {
        missing.add(
            new NewTopic(topic.name(), Optional.of(wanted), replication)
                .configs(Topics.settings(settings(topic, clock), replication)));
      }
    }
    if (!present.contains(StateTopic.NAME)) {
      missing.add(StateTopic.wanted(wanted, replication));
    }
    get(admin.createTopics(missing).all());
    check(clock);
    new StateTopic(admin).check();
    if (partitions() != wanted) {
      throw new IllegalStateException(
          "partitions: %d (expected: %d, as the topics have; their number is fixed when they are created)"
              .formatted(wanted, partitions()));
    }
  }

  /**
   * Checks what is there.
   *
   * @param clock where the timestamps of reports come from
   * @throws IllegalStateException if a topic is missing or does not fit; says what to do
   */
  void check(ClockMode clock) {
    partitions();
    checkTimestamps(clock);
  }

  /**
   * How many partitions the topics have that the processors read.
   *
   * @throws IllegalStateException if they differ: a city would be in two places
   */
  int partitions() {
    return partitions(describe());
  }

  /** The same, without patience for topics that were just created. */
  int partitionsNow() {
    return partitions(look(Topics.ALL.stream().map(Topic::name).toList()));
  }

  private static int partitions(Map<String, TopicDescription> topics) {
    Map<String, Integer> partitions = new TreeMap<>();
    topics.forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
    List<Integer> counts =
        Topics.INPUTS.stream().map(topic -> partitions.get(topic.name())).distinct().toList();
    if (counts.size() != 1) {
      throw new IllegalStateException(
          "partitions: "
              + partitions
              + " (expected: the same number for all topics that are read; create them anew)");
    }
    return counts.get(0);
  }

  /** Where the timestamps of what is read come from. */
  ClockMode clock() {
    ConfigResource topic =
        new ConfigResource(ConfigResource.Type.TOPIC, Topics.CASE_REPORTS.name());
    String type =
        get(admin.describeConfigs(List.of(topic)).all())
            .get(topic)
            .get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
            .value();
    return ClockMode.LIVE.timestampType().equals(type) ? ClockMode.LIVE : ClockMode.DATA;
  }

  /** How many partitions the topics have of which some are there. */
  private Optional<Integer> present(Set<String> present) {
    return Topics.INPUTS.stream()
        .map(Topic::name)
        .filter(present::contains)
        .findFirst()
        .map(name -> describe(List.of(name)).get(name).partitions().size());
  }

  /** The topics as they are. */
  Map<String, TopicDescription> describe() {
    return describe(Topics.ALL.stream().map(Topic::name).toList());
  }

  private Map<String, TopicDescription> describe(List<String> names) {
    return Failsafe.with(UNTIL_VISIBLE).get(() -> look(names));
  }

  private Map<String, TopicDescription> look(List<String> names) {
    return new TreeMap<>(get(admin.describeTopics(names).allTopicNames()));
  }

  private void checkTimestamps(ClockMode clock) {
    List<ConfigResource> inputs =
        Topics.INPUTS.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    Map<ConfigResource, Config> configs = get(admin.describeConfigs(inputs).all());
    configs.forEach(
        (topic, config) -> {
          String type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value();
          if (!type.equals(clock.timestampType())) {
            throw new IllegalStateException(
                "topic %s: message.timestamp.type: %s (expected: %s for --clock %s; use the clock with which its data were made, or another --data-dir)"
                    .formatted(
                        topic.name(),
                        type,
                        clock.timestampType(),
                        clock.name().toLowerCase(Locale.ROOT)));
          }
        });
  }

  private static Map<String, String> settings(Topic topic, ClockMode clock) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    settings.put(
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
        (topic.input() ? clock : ClockMode.DATA).timestampType());
    return settings;
  }

  private static <T> T get(KafkaFuture<T> future) {
    return KafkaAnswer.of(future, "topics cannot be set up");
  }
}
