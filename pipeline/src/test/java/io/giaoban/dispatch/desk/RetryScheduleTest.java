package io.giaoban.dispatch.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static final Duration STANDARD = Duration.ofHours(75).plusMinutes(35).plusSeconds(5);

  @Test
  void shouldTryTenTimesOverSeventyFiveHours() {
    RetrySchedule schedule = new RetrySchedule(new SplittableRandom(1));
    Duration all =
        IntStream.rangeClosed(1, 9)
            .mapToObj(attempts -> schedule.after(attempts, failed(null)).orElseThrow())
            .reduce(Duration.ZERO, Duration::plus);
    assertThat(all).isBetween(STANDARD, STANDARD.multipliedBy(11).dividedBy(10));
    assertThat(schedule.after(10, failed(null))).isEmpty();
  }

  @Property
  void shouldWaitLongerEachTime(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int n) {
    RetrySchedule schedule = new RetrySchedule(new SplittableRandom(seed));
    assertThat(schedule.after(n + 1, failed(null)).orElseThrow())
        .isGreaterThan(schedule.after(n, failed(null)).orElseThrow());
  }

  @Property
  void shouldNeverComeBackBeforeItWasAskedTo(
      @ForAll @IntRange(min = 1, max = 9) int attempts,
      @ForAll @LongRange(min = 0, max = 86_400) long seconds) {
    RetrySchedule schedule = new RetrySchedule(new SplittableRandom(7));
    Duration asked = Duration.ofSeconds(seconds);
    assertThat(schedule.after(attempts, failed(asked)).orElseThrow()).isGreaterThanOrEqualTo(asked);
  }

  @Test
  void shouldNotComeBackAllAtOnce() {
    RetrySchedule schedule = new RetrySchedule(new SplittableRandom(3));
    assertThat(
            IntStream.range(0, 100)
                .mapToObj(i -> schedule.after(2, failed(null)))
                .flatMap(Optional::stream)
                .distinct()
                .count())
        .isGreaterThan(90);
  }

  private static Outcome failed(Duration retryAfter) {
    return new Outcome(Verdict.THROTTLED, 503, null, retryAfter);
  }
}
