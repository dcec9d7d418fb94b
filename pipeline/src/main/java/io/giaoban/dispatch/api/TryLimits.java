package io.giaoban.dispatch.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Subscription;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How often somebody may try what would trouble others, or could be guessed. What is counted is
 * counted by this process alone.
 */
final class TryLimits {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int REMEMBERED = 20_000;
  private static final int CREATIONS = 60;
  private static final int CHALLENGES = 60;
  private static final int MESSAGES = 5;
  private static final int CODES = 5;
  private static final int WRONG_TOKENS = 20;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(HOUR).build();
  private final TimeMeter clock;

  /** Limits by the computer's clock. */
  TryLimits() {
    this(TimeMeter.SYSTEM_NANOTIME);
  }

  TryLimits(TimeMeter clock) {
    this.clock = clock;
  }

  /** Counts a subscription that somebody makes who is not the operator. */
  void creation(String address) {
    take("creation " + address, CREATIONS, HOUR, "subscriptions from this address");
  }

  /**
   * Counts a proof that somebody asks for who is not the operator: a message to people is more of a
   * trouble than a challenge.
   */
  void proof(Channel channel) {
    boolean challenge = channel instanceof Channel.Webhook;
    take(
        "proof " + target(channel),
        challenge ? CHALLENGES : MESSAGES,
        HOUR,
        "tries to verify " + target(channel));
  }

  /** What would be troubled by telling this channel: a host and port, a mailbox, a telephone. */
  static String target(Channel channel) {
    String target =
        channel instanceof Channel.Webhook webhook
            ? webhook.url().getAuthority()
            : channel.address();
    return target.toLowerCase(Locale.ROOT);
  }

  /** Counts a code that is tried. */
  void code(Subscription subscription) {
    take("code " + subscription.id(), CODES, HOUR, "tries of codes");
  }

  /** Counts a token that opens nothing. */
  void wrongToken(String address) {
    take("token " + address, WRONG_TOKENS, Duration.ofSeconds(1), "wrong tokens from this address");
  }

  private void take(String key, int most, Duration per, String what) {
    Bucket bucket =
        buckets.get(
            key,
            unused ->
                Bucket.builder()
                    .addLimit(Bandwidth.builder().capacity(most).refillGreedy(most, per).build())
                    .withCustomTimePrecision(clock)
                    .build());
    long nanos = bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
    if (nanos > 0) {
      throw new TooOftenException(
          "too many " + what, 1 + (nanos - 1) / TimeUnit.SECONDS.toNanos(1));
    }
  }
}
