package io.giaoban.node;

import io.giaoban.wire.Groups;
import io.giaoban.wire.KafkaAnswer;
import io.giaoban.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topic with the processors' state. Kafka Streams would make it with as many copies as the
 * brokers say, often one, and takes it as it is where it is there. If it is lost, what is committed
 * is not: the processors would go on from nothing, with wrong sums.
 */
final class StateTopic {
  static final String NAME = Groups.STATE;

  private static final String REPORTS = Topics.CASE_REPORTS.name();

  private final Admin admin;

  StateTopic(Admin admin) {
    this.admin = admin;
  }

  /** As it is to be made. */
  static NewTopic wanted(int partitions, Optional<Short> replication) {
    return new NewTopic(NAME, Optional.of(partitions), replication)
        .configs(Topics.settings(Topics.COMPACTED, replication));
  }

  /**
   * Checks that it is as safe as the reports that went into it.
   *
   * @throws IllegalStateException if it has fewer copies; says what to do
   */
  void check() {
    Map<String, KafkaFuture<TopicDescription>> both =
        admin.describeTopics(List.of(NAME, REPORTS)).topicNameValues();
    try {
      check(get(both.get(NAME)), get(both.get(REPORTS)));
    } catch (IllegalStateException e) {
      // Where it is not there nothing can be lost.
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw e;
      }
    }
  }

  static void check(TopicDescription state, TopicDescription reports) {
    if (copies(state) < copies(reports)) {
      throw new IllegalStateException(
          "topic %s: copies: %d (expected: %d, as %s has; give it more by kafka-reassign-partitions.sh, and never delete it by itself)"
              .formatted(state.name(), copies(state), copies(reports), reports.name()));
    }
  }

  private static int copies(TopicDescription topic) {
    return topic.partitions().stream()
        .mapToInt(partition -> partition.replicas().size())
        .min()
        .orElse(0);
  }

  private static <T> T get(KafkaFuture<T> future) {
    return KafkaAnswer.of(future, "the processors' state cannot be looked at");
  }
}
