package io.giaoban.dispatch.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How often each of many may do one thing. What is not used for that long has all of it again. */
final class Limit {
  private static final int REMEMBERED = 20_000;

  private final String what;
  private final Bandwidth most;
  private final TimeMeter clock;
  private final Cache<String, Bucket> buckets;

  /**
   * A limit.
   *
   * @param what is limited, for people; whose it is follows
   * @param most how often, at once or within that time
   */
  Limit(String what, int most, Duration per, TimeMeter clock) {
    this.what = what;
    this.most = Bandwidth.builder().capacity(most).refillGreedy(most, per).build();
    this.clock = clock;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(per)
            .ticker(clock::currentTimeNanos)
            .build();
  }

  /**
   * Counts that somebody does it.
   *
   * @throws TooOftenException if that is too often
   */
  void take(String whose) {
    Bucket bucket =
        buckets.get(
            whose,
            unused -> Bucket.builder().addLimit(most).withCustomTimePrecision(clock).build());
    long nanos = bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
    if (nanos > 0) {
      throw new TooOftenException(
          "too many %s %s".formatted(what, whose), 1 + (nanos - 1) / TimeUnit.SECONDS.toNanos(1));
    }
  }
}
