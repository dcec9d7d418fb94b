package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Subscription;
import io.giaoban.schema.DeliveryAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt that has ended.
 *
 * @param subscription whom it was for
 * @param plan what was told
 * @param began when it began
 * @param ended when it ended
 * @param outcome what came of it
 * @param next when it is tried again; empty: never
 */
record Attempt(
    Subscription subscription,
    Plan plan,
    Instant began,
    Instant ended,
    Outcome outcome,
    Optional<Instant> next) {
  Duration latency() {
    return Duration.between(began, ended);
  }

  /**
   * For the history.
   *
   * @param dispatcher who made it
   */
  DeliveryAttempt record(String dispatcher) {
    return DeliveryAttempt.newBuilder()
        .setSubscription(subscription.id())
        .setNotice(plan.noticeId())
        .setMessages(plan.all().map(Pending::message).toList())
        .setAttempt(plan.attempt())
        .setAt(began)
        .setVerdict(outcome.verdict().name())
        .setStatus(outcome.status())
        .setDetail(outcome.detail())
        .setLatencyMillis(latency().toMillis())
        .setNextAttemptAt(next.orElse(null))
        .setDispatcher(dispatcher)
        .build();
  }
}
