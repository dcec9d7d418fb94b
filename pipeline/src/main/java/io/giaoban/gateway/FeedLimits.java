package io.giaoban.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How often feeds may come and how much they may bring, and how often an address may come with a
 * wrong key. What is counted is counted by this process alone.
 */
public final class FeedLimits {
  private static final long WRONG_KEYS_PER_SECOND = 10;
  private static final long BURST_SECONDS = 2;
  private static final int MOST_ADDRESSES = 10_000;

  private final RateLimit usual;
  private final TimeMeter clock;
  private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();
  private final Cache<String, Bucket> wrongKeys =
      Caffeine.newBuilder()
          .maximumSize(MOST_ADDRESSES)
          .expireAfterAccess(Duration.ofMinutes(1))
          .build();

  /** Limits where these are usual. */
  public FeedLimits(RateLimit usual) {
    this(usual, TimeMeter.SYSTEM_NANOTIME);
  }

  FeedLimits(RateLimit usual, TimeMeter clock) {
    this.usual = usual;
    this.clock = clock;
  }

  /**
   * Counts a request of a feed.
   *
   * @return 0: it may come in; else how many seconds, rounded up, it has to wait
   */
  long request(Feed feed) {
    Allowance allowance = allowance(feed);
    return Math.max(
        allowance.requests.map(FeedLimits::take).orElse(0L),
        allowance.items.map(FeedLimits::look).orElse(0L));
  }

  /**
   * Counts items that a feed has brought. A submission is never cut: if it has brought more than it
   * may, its next one waits until that is made up for.
   */
  void items(Feed feed, long items) {
    if (items > 0) {
      allowance(feed).items.ifPresent(bucket -> bucket.consumeIgnoringRateLimits(items));
    }
  }

  /**
   * Counts a wrong key.
   *
   * @param address where it came from
   * @return 0: it may be told that it is wrong; else how many seconds it has to wait
   */
  long wrongKey(String address) {
    return take(wrongKeys.get(address, unused -> bucket(WRONG_KEYS_PER_SECOND, 1)));
  }

  private Allowance allowance(Feed feed) {
    RateLimit limit = Objects.requireNonNullElse(feed.limit(), usual);
    Allowance known = allowances.get(feed.id());
    if (known != null && known.limit.equals(limit)) {
      return known;
    }
    return allowances.compute(
        feed.id(),
        (id, now) -> now != null && now.limit.equals(limit) ? now : new Allowance(limit));
  }

  private Bucket bucket(long perSecond, long burstSeconds) {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(perSecond * burstSeconds)
                .refillGreedy(perSecond, Duration.ofSeconds(1))
                .build())
        .withCustomTimePrecision(clock)
        .build();
  }

  /** Takes a token; tells how many seconds it has to wait for one, 0 if it need not. */
  private static long take(Bucket bucket) {
    return seconds(bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
  }

  /** How many seconds it has to wait until there is a token, 0 if there is. */
  private static long look(Bucket bucket) {
    return seconds(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  private static long seconds(long nanos) {
    return nanos == 0 ? 0 : 1 + (nanos - 1) / TimeUnit.SECONDS.toNanos(1);
  }

  /** What a feed has left. */
  private final class Allowance {
    private final RateLimit limit;
    private final Optional<Bucket> requests;
    private final Optional<Bucket> items;

    private Allowance(RateLimit limit) {
      this.limit = limit;
      this.requests = bucket(limit.requestsPerSecond());
      this.items = bucket(limit.itemsPerSecond());
    }

    private Optional<Bucket> bucket(long perSecond) {
      return perSecond == 0
          ? Optional.empty()
          : Optional.of(FeedLimits.this.bucket(perSecond, BURST_SECONDS));
    }
  }
}
