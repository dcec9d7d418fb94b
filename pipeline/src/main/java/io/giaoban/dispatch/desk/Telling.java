package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.AlertFilter;
import io.giaoban.dispatch.Digest;
import io.giaoban.dispatch.HaltReason;
import io.giaoban.dispatch.Life;
import io.giaoban.dispatch.Muted;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.Wishes;
import io.giaoban.schema.SubscriptionProgress;
import io.giaoban.schema.UndeliveredMessage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far telling one subscriber has come, and what is next. Knows neither Kafka nor the clock; for
 * one thread.
 */
final class Telling {
  private static final int MOST_UNDELIVERED = 100;
  private static final int MOST_UNDER_WAY = 4;

  private final RetrySchedule retries;
  private final Line line = new Line();
  private final Reading reading;
  private final KnownAlerts known = new KnownAlerts();
  private final Patience patience = new Patience();
  private final Deque<UndeliveredMessage> undelivered = new ArrayDeque<>();
  private Subscription subscription;
  private int underWay;
  private @Nullable Instant lastDeliveredAt;
  private boolean changed;
  private boolean moved;

  private Telling(Subscription subscription, Reading reading, RetrySchedule retries) {
    this.subscription = subscription;
    this.reading = reading;
    this.retries = retries;
  }

  /** From where the subscription begins. */
  static Telling begin(Subscription subscription, RetrySchedule retries) {
    return new Telling(subscription, Reading.begin(subscription.life()), retries);
  }

  /** From where it had come. */
  static Telling restore(
      Subscription subscription, SubscriptionProgress stored, RetrySchedule retries) {
    Telling telling = new Telling(subscription, Reading.restore(stored), retries);
    stored.getPending().stream().map(Pending::of).forEach(telling.line::add);
    telling.known.restore(stored.getTold(), stored.getEnded());
    telling.patience.restore(stored);
    telling.undelivered.addAll(stored.getUndelivered());
    telling.lastDeliveredAt = stored.getLastDeliveredAt();
    telling.follow(subscription.life());
    return telling;
  }

  Subscription subscription() {
    return subscription;
  }

  /** The owner changed something. */
  void update(Subscription next) {
    Subscription before = subscription;
    subscription = next;
    changed = true;
    follow(next.life());
    Wishes wishes = next.wishes();
    if (!wishes.channel().equals(before.wishes().channel())
        || before.active() != next.active()
        || before.life().resumes() != next.life().resumes()) {
      patience.renew();
      line.waiting().forEach(Pending::tryNow);
    } else if (!Optional.ofNullable(wishes.digest())
        .equals(Optional.ofNullable(before.wishes().digest()))) {
      line.waiting().stream().filter(pending -> pending.attempts() == 0).forEach(Pending::tryNow);
    }
  }

  /** How far it has looked at the alerts. */
  Reading reading() {
    return reading;
  }

  /** Whether it can look at more messages. */
  boolean reads() {
    return tells() && line.half();
  }

  /**
   * Looks at the next messages of a partition, as many as may wait.
   *
   * @param from where these were asked for; nothing is done if that is not what is wanted now
   * @param batch what was found there
   */
  void read(int partition, long from, Batch batch) {
    if (from != reading.at(partition)) {
      return;
    }
    moved = true;
    for (LoggedAlert logged : batch.messages()) {
      if (line.full()) {
        reading.goOn(partition, logged.offset());
        return;
      }
      if (logged.offset() >= from && isAskedFor(logged)) {
        line.add(Pending.of(logged, notBefore(logged)));
        changed = true;
      }
    }
    reading.goOn(partition, Math.max(batch.next(), from));
  }

  /** What can be told now; ends that nobody would understand leave the line. */
  List<Plan> next(Instant now) {
    int room = (patience.isFailing() ? 1 : MOST_UNDER_WAY) - underWay;
    if (!tells() || room <= 0) {
      return List.of();
    }
    Wishes wishes = subscription.wishes();
    int waiting = line.waiting().size();
    List<Plan> plans =
        wishes.digest() == null
            ? line.next(now, wishes.catchUp(), this::knows)
            : line.nextDigest(now, wishes.catchUp(), this::knows);
    changed |= waiting != line.waiting().size();
    return plans.subList(0, Math.min(room, plans.size()));
  }

  /** An attempt begins. */
  void start(Plan plan) {
    underWay++;
    line.start(plan);
  }

  /** An attempt was broken off, or nobody wants to know any more what came of it. */
  void abandon(Plan plan) {
    underWay--;
    line.stop(plan);
  }

  /**
   * An attempt ended.
   *
   * @return when it will be tried again; empty: never
   */
  Optional<Instant> end(Plan plan, Outcome outcome, Instant now) {
    abandon(plan);
    changed = true;
    if (outcome.verdict().delivered()) {
      delivered(plan, now);
      return Optional.empty();
    }
    return failed(plan, outcome, now);
  }

  /** Stops if an attempt that failed was one too many; tells why if that is new. */
  Optional<HaltReason> stopAfter(Outcome outcome, Instant now) {
    if (outcome.verdict().delivered() || outcome.verdict() == Verdict.UNSPEAKABLE) {
      return Optional.empty();
    }
    boolean hopeless = patience.failed(now);
    if (outcome.verdict() == Verdict.GONE) {
      return patience.stop(HaltReason.GONE, now, subscription.life().resumes());
    }
    return hopeless
        ? patience.stop(HaltReason.FAILING_FOR_DAYS, now, subscription.life().resumes())
        : Optional.empty();
  }

  /** Whether anything may be told: it is verified, and neither paused nor halted. */
  boolean tells() {
    return subscription.active() && !patience.isHalted();
  }

  /** Whether the last attempt failed, and it is not given up. */
  boolean isFailing() {
    return patience.isFailing() && !patience.isHalted();
  }

  /** Whether it was given up until its owner lets it go on. */
  boolean isHalted() {
    return patience.isHalted();
  }

  /** When there may be something to do again, besides new messages. */
  Optional<Instant> wakeUpAt(Instant now) {
    return tells()
        ? line.moments().filter(moment -> moment.isAfter(now)).min(Instant::compareTo)
        : Optional.empty();
  }

  /** How many messages wait. */
  int waiting() {
    return line.waiting().size();
  }

  /** The first offset of a partition that is not done with: what Kafka's tools call the group's. */
  long doneBelow(int partition) {
    return line.waiting().stream()
        .filter(pending -> pending.partition() == partition)
        .mapToLong(Pending::offset)
        .reduce(reading.at(partition), Math::min);
  }

  /** Whether it is another than it was when it was stored, besides how far it has read. */
  boolean changed() {
    return changed;
  }

  /** Whether it has come any further since it was stored. */
  boolean moved() {
    return changed || moved;
  }

  SubscriptionProgress store() {
    changed = false;
    moved = false;
    SubscriptionProgress.Builder progress =
        SubscriptionProgress.newBuilder()
            .setSubscription(subscription.id())
            .setPending(line.waiting().stream().map(Pending::store).toList())
            .setTold(known.open())
            .setEnded(known.ended())
            .setUndelivered(List.copyOf(undelivered))
            .setLastDeliveredAt(lastDeliveredAt);
    reading.store(progress);
    patience.store(progress);
    return progress.build();
  }

  private void follow(Life life) {
    patience.resume(life.resumes());
    if (reading.isRun(life)) {
      return;
    }
    reading.beginAgain(life);
    line.remove(
        line.waiting().stream()
            .filter(pending -> pending.offset() >= life.startOf(pending.partition()))
            .toList());
    undelivered.removeIf(one -> one.getOffset() >= life.startOf(one.getPartition()));
    line.waiting().forEach(Pending::tryNow);
  }

  /** Who knows an alert, or is about to, hears of it whatever has become of it. */
  private boolean isAskedFor(LoggedAlert logged) {
    if (Reading.isTooOld(logged, subscription.life()) || Muted.of(logged.message()).isPresent()) {
      return false;
    }
    AlertFilter filter = subscription.wishes().filter();
    String alert = logged.message().getId();
    return filter.asksFor(logged.message())
        || (filter.asksFor(logged.message().getState())
            && (known.isOpen(alert)
                || line.waiting().stream().anyMatch(one -> one.alert().equals(alert))));
  }

  private @Nullable Instant notBefore(LoggedAlert logged) {
    Digest digest = subscription.wishes().digest();
    return digest == null ? null : digest.after(logged.message().getKnownAt());
  }

  /** In a replay, it may have known an alert whose end it asks to hear again. */
  private boolean knows(Pending end) {
    return known.concerns(end) || reading.isRetold(end.partition(), end.offset());
  }

  private void delivered(Plan plan, Instant now) {
    plan.items().forEach(item -> known.told(item.message()));
    line.remove(plan.all().toList());
    lastDeliveredAt = now;
    if (patience.isFailing()) {
      patience.renew();
      line.waiting().forEach(Pending::tryEarlier);
    }
  }

  private Optional<Instant> failed(Plan plan, Outcome outcome, Instant now) {
    if (outcome.verdict() == Verdict.TIMED_OUT || outcome.verdict() == Verdict.BROKEN) {
      // It may have been heard all the same.
      plan.items().forEach(item -> known.mayHaveHeard(item.message()));
    }
    Optional<Instant> early = plan.items().get(0).message().early(now);
    if (early.isPresent()) {
      plan.all().forEach(pending -> pending.failedEarly(outcome));
      return early;
    }
    Optional<Instant> next = retries.after(plan.attempt(), outcome).map(now::plus);
    next.ifPresentOrElse(
        at -> plan.all().forEach(pending -> pending.failed(outcome, at)),
        () -> giveUp(plan.all().toList(), outcome, now));
    return next;
  }

  private void giveUp(Collection<Pending> messages, Outcome outcome, Instant now) {
    line.remove(messages);
    for (Pending message : messages) {
      if (undelivered.size() == MOST_UNDELIVERED) {
        undelivered.removeFirst();
      }
      undelivered.add(message.givenUp(outcome, now));
    }
  }
}
