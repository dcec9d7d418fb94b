package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StumblesTest {
  private static final TopicPartition PARTITION = new TopicPartition("giaoban.case-reports", 1);

  private final Stumbles stumbles = new Stumbles();

  @Test
  void shouldLastUntilTheRecordItselfIsTaken() {
    stumbles.over(PARTITION, 7);
    stumbles.passed(PARTITION, 6);
    stumbles.passed(new TopicPartition(PARTITION.topic(), 2), 8);
    assertThat(stumbles.partitions()).containsExactly(PARTITION);
    assertThat(stumbles.none()).isFalse();
    stumbles.passed(PARTITION, 7);
    assertThat(stumbles.none()).isTrue();
  }
}
