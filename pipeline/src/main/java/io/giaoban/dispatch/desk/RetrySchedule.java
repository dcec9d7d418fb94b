package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When what failed is tried again: at once, then after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24
 * h, which is 75:35:05 in all (the example of Standard Webhooks 1.0.0), each up to a tenth longer,
 * so that those who failed together do not come back together. What the other side asks for is
 * waited for, if it is longer.
 */
final class RetrySchedule {
  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private static final int JITTER_PARTS = 10;

  /** What cannot be said may be sayable in five minutes, when more is known, but hardly later. */
  private static final int MOST_UNSPEAKABLE = 3;

  private final RandomGenerator random;

  RetrySchedule(RandomGenerator random) {
    this.random = random;
  }

  /**
   * How long to wait after so many attempts in vain; empty: no more.
   *
   * @param attempts how many there were, from 1
   * @param outcome of the last one
   */
  Optional<Duration> after(int attempts, Outcome outcome) {
    if (attempts > DELAYS.size()
        || (outcome.verdict() == Verdict.UNSPEAKABLE && attempts >= MOST_UNSPEAKABLE)) {
      return Optional.empty();
    }
    Duration delay = DELAYS.get(attempts - 1);
    Duration jittered =
        delay.plusMillis(random.nextLong(delay.dividedBy(JITTER_PARTS).toMillis() + 1));
    Duration asked = outcome.retryAfter();
    return Optional.of(asked != null && asked.compareTo(jittered) > 0 ? asked : jittered);
  }
}
