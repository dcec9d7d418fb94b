package io.giaoban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.api.SourceAddress;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much feeds may send. */
class FeedLimitsTest {
  private final Feed feed = TestFeeds.feed("f", "k", TestFeeds.units("VN-HN", "*"));
  private final Feed other = TestFeeds.feed("g", "l", TestFeeds.units("JP-13", "*"));
  private final ManualClock clock = new ManualClock();
  private final FeedLimits limits = new FeedLimits(new RateLimit(10, 1_000), clock);

  @Test
  void shouldLetAFeedInAsOftenAsItMayAndTwiceThatForAMoment() {
    assertThat(letIn(feed, 25)).isEqualTo(20);
    assertThat(limits.request(feed)).isEqualTo(1);
    assertThat(limits.request(other)).isZero();
    clock.pass(1);
    assertThat(letIn(feed, 25)).isEqualTo(10);
  }

  @Test
  void shouldTakeALargeSubmissionAndLetTheNextWaitForIt() {
    assertThat(limits.request(feed)).isZero();
    limits.items(feed, 7_000);
    assertThat(limits.request(feed)).isEqualTo(6);
    clock.pass(5);
    assertThat(limits.request(feed)).isEqualTo(1);
    clock.pass(1);
    assertThat(limits.request(feed)).isZero();
    assertThat(limits.request(other)).isZero();
  }

  @Test
  void shouldHoldAFeedToItsOwnLimitFromTheMomentItIsGiven() {
    assertThat(letIn(feed, 25)).isEqualTo(20);
    Feed faster = TestFeeds.with(new RateLimit(50, 0), feed);
    assertThat(letIn(faster, 200)).isEqualTo(100);
    limits.items(faster, 1_000_000);
    clock.pass(1);
    assertThat(limits.request(faster)).isZero();
    Feed unlimited = TestFeeds.with(RateLimit.NONE, feed);
    assertThat(letIn(unlimited, 10_000)).isEqualTo(10_000);
  }

  @Test
  void shouldLimitWrongKeysOfEachAddress() {
    assertThat(IntStream.range(0, 30).filter(i -> limits.wrongKey("192.0.2.1") == 0).count())
        .isEqualTo(10);
    assertThat(limits.wrongKey("192.0.2.1")).isEqualTo(1);
    assertThat(limits.wrongKey("192.0.2.2")).isZero();
    clock.pass(1);
    assertThat(limits.wrongKey("192.0.2.1")).isZero();
  }

  @Test
  void shouldTakeANetworkOfVersion6ForOneSource() {
    assertThat(SourceAddress.of("[2001:db8::1]"))
        .isEqualTo(SourceAddress.of("2001:db8::ffff:1"))
        .isNotEqualTo(SourceAddress.of("2001:db8:0:1::1"));
    assertThat(SourceAddress.of("192.0.2.1")).isEqualTo("192.0.2.1");
  }

  private long letIn(Feed who, int requests) {
    return IntStream.range(0, requests).filter(i -> limits.request(who) == 0).count();
  }

  private static final class ManualClock implements TimeMeter {
    private long nanos;

    void pass(long seconds) {
      nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
