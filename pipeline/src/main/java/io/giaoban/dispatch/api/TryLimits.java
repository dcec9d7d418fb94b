package io.giaoban.dispatch.api;

import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Target;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often somebody may try what would trouble others, or could be guessed. What is counted is
 * counted by this process alone.
 *
 * <p>Each limit remembers a number of askers of its own, so that nobody is pushed out of one by
 * filling another. Where askers choose what is counted, as targets are, they come past their
 * address's limit before: to push out a target takes hundreds of addresses.
 */
final class TryLimits {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int CREATIONS = 60;
  private static final int PROOFS_FROM_ADDRESS = 30;
  private static final int PROOFS_OF_SUBSCRIPTION = 10;
  private static final int CHALLENGES = 60;
  private static final int MESSAGES = 5;
  private static final int CODES = 5;
  private static final int WRONG_TOKENS = 20;

  private final Limit creations;
  private final Limit fromAddress;
  private final Limit ofSubscription;
  private final Limit challenges;
  private final Limit messages;
  private final Limit codes;
  private final Limit wrongTokens;

  /** Limits by that clock. */
  TryLimits(Clock clock) {
    TimeMeter time = meter(clock);
    creations = new Limit("subscriptions from", CREATIONS, HOUR, time);
    fromAddress = new Limit("tries to verify from", PROOFS_FROM_ADDRESS, HOUR, time);
    ofSubscription = new Limit("tries to verify subscription", PROOFS_OF_SUBSCRIPTION, HOUR, time);
    challenges = new Limit("tries to verify", CHALLENGES, HOUR, time);
    messages = new Limit("tries to verify", MESSAGES, HOUR, time);
    codes = new Limit("tries of codes of subscription", CODES, HOUR, time);
    wrongTokens = new Limit("wrong tokens from", WRONG_TOKENS, Duration.ofSeconds(1), time);
  }

  /** Counts a subscription that somebody makes who is not the operator. */
  void creation(Asker asker) {
    creations.take(asker.source());
  }

  /**
   * Counts a proof that somebody asks for who is not the operator: of that address, of the
   * subscription whatever its channel is, and of whom it troubles. A message to people is more of a
   * trouble than a challenge.
   */
  void proof(Asker asker, Subscription subscription) {
    Channel channel = subscription.wishes().channel();
    fromAddress.take(asker.source());
    ofSubscription.take(subscription.id());
    (channel instanceof Channel.Webhook ? challenges : messages).take(Target.of(channel));
  }

  /** Counts a code that is tried. */
  void code(Subscription subscription) {
    codes.take(subscription.id());
  }

  /** Counts a token that opens nothing. */
  void wrongToken(Asker asker) {
    wrongTokens.take(asker.source());
  }

  private static TimeMeter meter(Clock clock) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return TimeUnit.MILLISECONDS.toNanos(clock.millis());
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }
}
