package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.HaltReason;
import io.giaoban.dispatch.Life;
import io.giaoban.dispatch.Muted;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Verdict;
import io.giaoban.schema.Halt;
import io.giaoban.schema.ReadPosition;
import io.giaoban.schema.SubscriptionProgress;
import io.giaoban.schema.UndeliveredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far telling one subscriber has come, and what is next. Knows neither Kafka nor the clock; for
 * one thread.
 */
final class Telling {
  /** So long may every attempt fail before the dispatcher stops. */
  static final Duration PATIENCE = Duration.ofDays(5);

  private static final int MOST_UNDELIVERED = 100;
  private static final int MOST_UNDER_WAY = 4;

  private final RetrySchedule retries;
  private final Line line = new Line();
  private final SortedMap<Integer, Long> readTo = new TreeMap<>();
  private final SortedMap<Integer, Long> retellBelow = new TreeMap<>();
  private final KnownAlerts known = new KnownAlerts();
  private final Deque<UndeliveredMessage> undelivered = new ArrayDeque<>();
  private final Set<Integer> asked = new HashSet<>();
  private Subscription subscription;
  private int run;
  private int underWay;
  private @Nullable Instant failingSince;
  private @Nullable Instant lastDeliveredAt;
  private @Nullable Halt halt;
  private boolean changed;

  private Telling(Subscription subscription, int run, RetrySchedule retries) {
    this.subscription = subscription;
    this.run = run;
    this.retries = retries;
  }

  /** From where the subscription begins. */
  static Telling begin(Subscription subscription, RetrySchedule retries) {
    Telling telling = new Telling(subscription, subscription.life().run(), retries);
    subscription
        .life()
        .start()
        .forEach(start -> telling.readTo.put(start.partition(), start.offset()));
    return telling;
  }

  /** From where it had come. */
  static Telling restore(
      Subscription subscription, SubscriptionProgress stored, RetrySchedule retries) {
    Telling telling = new Telling(subscription, stored.getRun(), retries);
    stored
        .getReadTo()
        .forEach(place -> telling.readTo.put(place.getPartition(), place.getOffset()));
    stored
        .getRetellBelow()
        .forEach(place -> telling.retellBelow.put(place.getPartition(), place.getOffset()));
    stored.getPending().stream().map(Pending::of).forEach(telling.line::add);
    telling.known.restore(stored.getTold(), stored.getEnded());
    telling.undelivered.addAll(stored.getUndelivered());
    telling.failingSince = stored.getFailingSince();
    telling.lastDeliveredAt = stored.getLastDeliveredAt();
    telling.halt = stored.getHalt();
    telling.update(subscription);
    return telling;
  }

  Subscription subscription() {
    return subscription;
  }

  /** The owner changed something. */
  void update(Subscription next) {
    subscription = next;
    if (next.life().run() > run) {
      begin(next.life());
    }
    if (halt != null && next.life().resumes() > halt.getResumes()) {
      changed = true;
      halt = null;
      failingSince = null;
      line.waiting().forEach(Pending::wake);
    }
  }

  /** The offset of the next message to be looked at in a partition of the alerts' topic. */
  long readTo(int partition) {
    return readTo.getOrDefault(partition, 0L);
  }

  /** Whether it may ask for older messages of a partition: it has not done so already. */
  boolean asks(int partition) {
    return asked.add(partition);
  }

  /** What it asked for has come, or never will. */
  void answered(int partition) {
    asked.remove(partition);
  }

  /** Whether it can look at more messages. */
  boolean reads() {
    return tells() && line.half();
  }

  /**
   * Looks at the next messages of a partition, as many as may wait.
   *
   * @param next where reading goes on after all of them
   */
  void read(int partition, List<LoggedAlert> messages, long next, Instant now) {
    for (LoggedAlert logged : messages) {
      if (line.full()) {
        readTo.put(partition, logged.offset());
        return;
      }
      if (logged.offset() >= readTo(partition) && isAskedFor(logged)) {
        line.add(Pending.of(logged, notBefore(now)));
        changed = true;
      }
    }
    readTo.put(partition, Math.max(next, readTo(partition)));
  }

  /** What can be told now; ends that nobody would understand leave the line. */
  List<Plan> next(Instant now) {
    int room = (failingSince == null ? MOST_UNDER_WAY : 1) - underWay;
    if (!tells() || room <= 0) {
      return List.of();
    }
    List<Plan> plans =
        subscription.wishes().digest() == null
            ? line.next(now, subscription.wishes().catchUp(), this::knows)
            : line.nextDigest(now, subscription.wishes().catchUp(), this::knows);
    return plans.subList(0, Math.min(room, plans.size()));
  }

  /** An attempt begins. */
  void start(Plan plan) {
    underWay++;
    line.start(plan);
  }

  /** An attempt was broken off: nobody knows what came of it. */
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

  /** Stops if every attempt has failed for too long; tells why if that is new. */
  Optional<HaltReason> stopIfHopeless(Instant now) {
    if (tells() && failingSince != null && !now.isBefore(failingSince.plus(PATIENCE))) {
      return Optional.of(stop(HaltReason.FAILING_FOR_DAYS, now));
    }
    return Optional.empty();
  }

  /** Stops for good, as the other side asked for it. */
  HaltReason stop(HaltReason reason, Instant now) {
    changed = true;
    halt =
        Halt.newBuilder()
            .setReason(reason.name())
            .setAt(now)
            .setResumes(subscription.life().resumes())
            .build();
    return reason;
  }

  /** Whether anything may be told: it is verified, and neither paused nor halted. */
  boolean tells() {
    return subscription.active() && halt == null;
  }

  /** When there may be something to do again, besides new messages. */
  Optional<Instant> wakeUpAt(Instant now) {
    if (!tells()) {
      return Optional.empty();
    }
    Stream<Instant> moments = line.moments().filter(moment -> moment.isAfter(now));
    Stream<Instant> patience =
        Stream.ofNullable(failingSince == null ? null : failingSince.plus(PATIENCE));
    return Stream.concat(moments, patience).min(Instant::compareTo);
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
        .reduce(readTo(partition), Math::min);
  }

  /** Whether it is another than it was when it was stored, besides how far it has read. */
  boolean changed() {
    return changed;
  }

  SubscriptionProgress store() {
    changed = false;
    return SubscriptionProgress.newBuilder()
        .setSubscription(subscription.id())
        .setRun(run)
        .setReadTo(positions(readTo))
        .setRetellBelow(positions(retellBelow))
        .setPending(line.waiting().stream().map(Pending::store).toList())
        .setTold(known.open())
        .setEnded(known.ended())
        .setUndelivered(List.copyOf(undelivered))
        .setFailingSince(failingSince)
        .setLastDeliveredAt(lastDeliveredAt)
        .setHalt(halt)
        .build();
  }

  /** A new run: what was looked at from there on is looked at again. */
  private void begin(Life life) {
    changed = true;
    run = life.run();
    readTo.replaceAll(
        (partition, offset) -> {
          long start = life.startOf(partition);
          if (start < offset) {
            retellBelow.put(partition, offset);
          }
          return Math.min(start, offset);
        });
    line.remove(
        line.waiting().stream()
            .filter(pending -> pending.offset() >= life.startOf(pending.partition()))
            .toList());
    undelivered.removeIf(one -> one.getOffset() >= life.startOf(one.getPartition()));
    line.waiting().forEach(Pending::wake);
  }

  private boolean isAskedFor(LoggedAlert logged) {
    Instant from = subscription.life().from();
    return (from == null || !logged.message().getKnownAt().isBefore(from))
        && Muted.of(logged.message()).isEmpty()
        && subscription.wishes().filter().asksFor(logged.message());
  }

  private @Nullable Instant notBefore(Instant now) {
    return subscription.wishes().digest() == null
        ? null
        : subscription.wishes().digest().after(now);
  }

  /** In a replay, it may have known an alert whose end it asks to hear again. */
  private boolean knows(Pending end) {
    return known.concerns(end) || end.offset() < retellBelow.getOrDefault(end.partition(), 0L);
  }

  private void delivered(Plan plan, Instant now) {
    plan.items().forEach(item -> known.told(item.message()));
    line.remove(plan.all().toList());
    lastDeliveredAt = now;
    if (failingSince != null) {
      failingSince = null;
      // It is back: nothing has to wait for its next try by the clock.
      line.waiting().stream().filter(pending -> pending.attempts() > 0).forEach(Pending::wake);
    }
  }

  private Optional<Instant> failed(Plan plan, Outcome outcome, Instant now) {
    if (outcome.verdict() == Verdict.UNSPEAKABLE) {
      giveUp(plan.all().toList(), outcome, now);
      return Optional.empty();
    }
    if (failingSince == null) {
      failingSince = now;
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

  private static List<ReadPosition> positions(SortedMap<Integer, Long> offsets) {
    return offsets.entrySet().stream()
        .map(entry -> new ReadPosition(entry.getKey(), entry.getValue()))
        .collect(Collectors.toList());
  }
}
