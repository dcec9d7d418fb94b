package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.reset.Snapshot;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Topics;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What cannot be processed anew, as it is gone. */
class LostBeginningsTest {
  private static final TopicPartition REPORTS = new TopicPartition(Topics.CASE_REPORTS.name(), 0);
  private static final TopicPartition CLOCK = new TopicPartition(Topics.CLOCK.name(), 0);
  private static final String NO_TICK =
      "giaoban.clock-0 (has no tick that was processed: let the clock run)";

  @Test
  void shouldTellInputsThatDoNotBeginAtTheirBeginning() {
    assertThat(lost(Map.of(REPORTS, 2L), Map.of(REPORTS, 9L), ClockMode.DATA))
        .containsExactly("giaoban.case-reports-0 (begins at 2)");
    assertThat(lost(Map.of(REPORTS, 0L), Map.of(REPORTS, 9L), ClockMode.DATA)).isEmpty();
  }

  @Test
  void shouldDoWithoutEarlierTicks() {
    assertThat(lost(Map.of(CLOCK, 8L), Map.of(CLOCK, 9L), ClockMode.LIVE)).isEmpty();
    assertThat(lost(Map.of(CLOCK, 9L), Map.of(CLOCK, 9L), ClockMode.DATA)).containsExactly(NO_TICK);
  }

  @Test
  void shouldNeedATickWhereTimeIsTheBrokers() {
    assertThat(lost(Map.of(REPORTS, 0L), Map.of(REPORTS, 9L), ClockMode.LIVE))
        .as("after a restore no tick was processed")
        .containsExactly(NO_TICK);
    assertThat(lost(Map.of(CLOCK, 0L), Map.of(CLOCK, 0L), ClockMode.LIVE)).containsExactly(NO_TICK);
    assertThat(lost(Map.of(CLOCK, 9L), Map.of(CLOCK, 9L), ClockMode.LIVE)).containsExactly(NO_TICK);
    assertThat(lost(Map.of(CLOCK, 0L), Map.of(CLOCK, 1L), ClockMode.LIVE)).isEmpty();
  }

  private static Set<String> lost(
      Map<TopicPartition, Long> from, Map<TopicPartition, Long> taken, ClockMode clock) {
    return new LostBeginnings(from, new Snapshot(taken, Map.of())).in(1, clock);
  }
}
