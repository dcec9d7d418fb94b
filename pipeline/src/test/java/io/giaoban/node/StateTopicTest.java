package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.giaoban.wire.Topics;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State is kept as safely as the reports that went into it. */
class StateTopicTest {
  private static final Node BROKER = new Node(1, "kafka", 9092);

  @Test
  void shouldRefuseFewerCopiesThanOfTheReports() {
    StateTopic.check(topic(StateTopic.NAME, 3), topic("giaoban.case-reports", 3));
    StateTopic.check(topic(StateTopic.NAME, 3), topic("giaoban.case-reports", 1));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> StateTopic.check(topic(StateTopic.NAME, 1), topic("giaoban.case-reports", 3)))
        .withMessageStartingWith(
            "topic giaoban-rows-changelog: copies: 1 (expected: 3, as giaoban.case-reports has;")
        .withMessageContaining("kafka-reassign-partitions.sh");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "5, 2"})
  void shouldHaveAWriteWaitForTwoOfThreeCopies(short copies, String waits) {
    assertThat(Topics.settings(Map.of("a", "b"), Optional.of(copies)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", "b", "min.insync.replicas", waits));
    assertThat(Topics.settings(Map.of("a", "b"), Optional.empty())).isEqualTo(Map.of("a", "b"));
  }

  private static TopicDescription topic(String name, int copies) {
    List<Node> brokers = Collections.nCopies(copies, BROKER);
    return new TopicDescription(
        name, false, List.of(new TopicPartitionInfo(0, BROKER, brokers, brokers)));
  }
}
