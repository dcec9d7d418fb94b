package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.giaoban.node.health.Finding;
import io.giaoban.node.health.Reason;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found of what a process stands on. */
class GroundTest {
  private static final long GIB = 1L << 30;

  @Test
  void shouldMissABrokerThatAnsweredBefore() {
    BrokerCount count = new BrokerCount();
    assertThat(count.look(2)).isEqualTo(Finding.working("2 brokers"));
    assertThat(count.look(3)).isEqualTo(Finding.working("3 brokers"));
    assertThat(count.look(2)).isEqualTo(new Finding(Reason.BROKER_LOST, "2 of 3 brokers"));
    assertThat(count.look(3)).isEqualTo(Finding.working("3 brokers"));
  }

  @Test
  void shouldCallTopicsUnfitOnlyWhereTheBrokersSaySo() {
    assertThat(Ground.topics(() -> 6, 6).reason()).isEqualTo(Reason.WORKING);
    assertThat(Ground.topics(() -> 7, 6).detail())
        .isEqualTo("7 partitions (expected: 6, as at the start)");
    assertThat(Ground.topics(() -> fails(null), 6).reason()).isEqualTo(Reason.TOPICS_UNFIT);
    assertThat(Ground.topics(() -> fails(new UnknownTopicOrPartitionException()), 6).reason())
        .isEqualTo(Reason.TOPICS_UNFIT);
    assertThatIllegalStateException()
        .isThrownBy(() -> Ground.topics(() -> fails(new TimeoutException()), 6));
  }

  @ParameterizedTest
  @CsvSource({
    "401, REGISTRY_AWAY",
    "403, REGISTRY_AWAY",
    "404, WORKING",
    "500, REGISTRY_AWAY",
    "503, REGISTRY_AWAY"
  })
  void shouldWarnOfARegistryThatDoesNotServeUs(int status, Reason reason) {
    Finding found = Ground.answered(status, "why");
    assertThat(found.reason()).isEqualTo(reason);
    assertThat(found.detail()).startsWith("it answers " + status);
  }

  @Test
  void shouldAskLessOfASmallDisk() {
    assertThat(Ground.leastFree(GIB)).isEqualTo(GIB / 5);
    assertThat(Ground.leastFree(10 * GIB)).isEqualTo(GIB);
    assertThat(Ground.leastFree(100 * GIB)).isEqualTo(100 * GIB / 100 * 5);
  }

  private static int fails(@Nullable RuntimeException cause) {
    throw new IllegalStateException("topics cannot be looked at", cause);
  }
}
