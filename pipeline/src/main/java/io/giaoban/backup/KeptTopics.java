package io.giaoban.backup;

import io.giaoban.wire.Groups;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;

/** Which topics a backup has, and in what order their ends are looked up. */
final class KeptTopics {
  private static final Set<String> OURS = names(Topics.ALL);
  private static final Set<String> INPUTS = names(Topics.INPUTS);
  private static final Set<String> RESULTS = names(Topics.RESULTS);

  /** Shipped to be kept for good: others refer to their records by offset. */
  private static final Set<String> REFERRED_TO =
      names(Topics.ALL.stream().filter(KeptTopics::isShippedWhole).toList());

  private KeptTopics() {}

  /** In this order: what follows from something is looked at before that. */
  enum Rank {
    /** Follows from reports that were let in or from alerts, or from nothing. */
    CONSEQUENCE,
    /** Is written by the processors, with their state and how far they have come. */
    RESULT,
    /** What the processors read. */
    CAUSE
  }

  /** Those that are there, in the order of their names. */
  static List<String> of(Collection<String> present) {
    return present.stream().filter(name -> OURS.contains(name) || isState(name)).sorted().toList();
  }

  static Rank rank(String topic) {
    if (RESULTS.contains(topic) || isState(topic)) {
      return Rank.RESULT;
    }
    return INPUTS.contains(topic) ? Rank.CAUSE : Rank.CONSEQUENCE;
  }

  /** Whether the values are in Avro, and so bear the id of a schema. */
  static boolean isAvro(String topic) {
    return Topics.ALL.stream().anyMatch(one -> one.name().equals(topic) && one.schema() != null);
  }

  /**
   * How a topic's records come back, whatever settings it was given since. What time is it now they
   * do not need to be told again.
   */
  static Manifest.Kept kept(String topic) {
    if (topic.equals(Topics.CLOCK.name())) {
      return Manifest.Kept.NOT;
    }
    return REFERRED_TO.contains(topic) ? Manifest.Kept.AT_ITS_OFFSET : Manifest.Kept.IN_ORDER;
  }

  private static boolean isShippedWhole(Topic topic) {
    Map<String, String> settings = topic.settings();
    return TopicConfig.CLEANUP_POLICY_DELETE.equals(settings.get(TopicConfig.CLEANUP_POLICY_CONFIG))
        && "-1".equals(settings.get(TopicConfig.RETENTION_MS_CONFIG));
  }

  /** That of the live processors; not of those that process anew beside them. */
  private static boolean isState(String topic) {
    return topic.equals(Groups.STATE);
  }

  private static Set<String> names(Collection<Topic> topics) {
    return topics.stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());
  }
}
