package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.HaltReason;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Verdict;
import io.giaoban.schema.DeliveryAttempt;
import io.giaoban.schema.SubscriptionProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the subscribers in one partition. All of it happens in the dispatcher's one thread; what
 * takes time happens elsewhere and comes back.
 */
final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Longer than a member of the group needs to hear that it is none any more. */
  private static final Duration REOPEN = Duration.ofSeconds(5);

  private static final int MOST_KEPT = 1_000;

  private final Books books;
  private final DeskContext context;
  private final Map<String, SubscriptionProgress> stored;
  private final Map<String, Telling> tellings = new HashMap<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private final Set<String> ended = new LinkedHashSet<>();
  private final List<DeliveryAttempt> history = new ArrayList<>();
  private final Map<Plan, CompletableFuture<?>> underWay = new HashMap<>();
  private final Wakeups wakeups;
  private boolean writing;
  private boolean shut;
  private boolean closed;

  /**
   * A desk that tells nobody yet.
   *
   * @param books open ones
   * @param stored progress by subscription, as it was written last
   */
  Desk(Books books, Map<String, SubscriptionProgress> stored, DeskContext context) {
    this.books = books;
    this.stored = new HashMap<>(stored);
    this.context = context;
    this.wakeups = new Wakeups(context.thread());
  }

  /** These are the subscriptions in the partition now. */
  void serve(Collection<Subscription> subscriptions) {
    Map<String, Subscription> wanted =
        subscriptions.stream().collect(Collectors.toMap(Subscription::id, Function.identity()));
    // What is stored of subscriptions that nobody has told of stays: they may be yet to come.
    Set<String> gone = new HashSet<>(tellings.keySet());
    gone.removeAll(wanted.keySet());
    gone.forEach(this::end);
    wanted.values().forEach(one -> Guard.run(() -> serve(one)));
    write();
  }

  /** There may be something to do for anybody. */
  void look() {
    List.copyOf(tellings.values()).forEach(telling -> Guard.run(() -> look(telling)));
    write();
  }

  /** How far each has read is stored, too, though nothing else has changed. */
  void storeMoved() {
    touchMoved();
    write();
  }

  /** Kafka's tools see how far each has come. */
  void showOffsets() {
    tellings
        .values()
        .forEach(telling -> context.offsets().show(telling, context.log().partitions()));
  }

  Collection<Telling> tellings() {
    return tellings.values();
  }

  /** Whether what was told cannot be written now. */
  boolean isShut() {
    return shut;
  }

  /** Tells nobody any more; completes when what was done is written, as far as it can be. */
  CompletableFuture<Void> close() {
    closed = true;
    wakeups.close();
    underWay.values().forEach(attempt -> attempt.cancel(true));
    touchMoved();
    tellings.values().forEach(context.offsets()::forget);
    return books.write(page());
  }

  private void touchMoved() {
    tellings.values().stream()
        .filter(Telling::moved)
        .forEach(telling -> touched.add(telling.subscription().id()));
  }

  private void serve(Subscription subscription) {
    Telling telling = tellings.get(subscription.id());
    if (telling == null) {
      SubscriptionProgress before = stored.remove(subscription.id());
      telling =
          before == null
              ? Telling.begin(subscription, context.retries())
              : Telling.restore(subscription, before, context.retries());
      tellings.put(subscription.id(), telling);
    } else if (!telling.subscription().equals(subscription)) {
      telling.update(subscription);
      touched.add(subscription.id());
    } else {
      return;
    }
    look(telling);
  }

  private void end(String id) {
    tellings.remove(id);
    touched.remove(id);
    wakeups.forget(id);
    ended.add(id);
    context.offsets().remove(Subscription.group(id));
  }

  private void look(Telling telling) {
    if (closed || tellings.get(telling.subscription().id()) != telling) {
      return;
    }
    Instant now = context.clock().instant();
    context.log().partitions().forEach(partition -> read(telling, partition));
    if (!shut) {
      telling.next(now).forEach(plan -> attempt(telling, plan, now));
    }
    telling
        .wakeUpAt(now)
        .ifPresent(
            at ->
                wakeups.at(
                    telling.subscription().id(), Duration.between(now, at), () -> again(telling)));
    if (telling.changed()) {
      touched.add(telling.subscription().id());
    }
  }

  private void again(Telling telling) {
    look(telling);
    write();
  }

  private void read(Telling telling, int partition) {
    long from = telling.reading().at(partition);
    if (!telling.reads() || from >= context.log().end(partition)) {
      return;
    }
    Optional<Batch> recent = context.log().recent(partition, from);
    if (recent.isPresent()) {
      telling.read(partition, from, recent.get());
    } else if (telling.reading().asks(partition)) {
      then(
          context.log().past(partition, from),
          (batch, failure) -> readPast(telling, partition, from, batch, failure));
    }
  }

  private void readPast(
      Telling telling, int partition, long from, Batch batch, @Nullable Throwable failure) {
    telling.reading().answered(partition);
    if (failure == null) {
      telling.read(partition, from, batch);
      again(telling);
    } else if (!closed) {
      LOG.warn("older alerts for {} are read again", telling.subscription().id(), failure);
      wakeups.at(telling.subscription().id(), RETRY, () -> again(telling));
    }
  }

  private void attempt(Telling telling, Plan plan, Instant now) {
    telling.start(plan);
    Subscription subscription = telling.subscription();
    CompletableFuture<Outcome> attempt = context.courier().attempt(subscription, plan);
    underWay.put(plan, attempt);
    then(
        attempt,
        (outcome, failure) -> {
          underWay.remove(plan);
          if (closed) {
            return;
          }
          if (failure == null) {
            attempted(telling, subscription, plan, now, outcome);
          } else {
            LOG.warn(
                "{} for {} cannot be read; it is tried again",
                plan.noticeId(),
                subscription.id(),
                failure);
            notTried(telling, plan);
          }
        });
  }

  private void attempted(
      Telling telling, Subscription asked, Plan plan, Instant began, Outcome outcome) {
    boolean elsewhere = !asked.wishes().channel().equals(telling.subscription().wishes().channel());
    if (outcome.verdict() == Verdict.BUSY || (elsewhere && !outcome.verdict().delivered())) {
      // That nobody could be told where they are no longer says nothing of where they are.
      notTried(telling, plan);
      return;
    }
    Instant now = context.clock().instant();
    Optional<Instant> next = telling.end(plan, outcome, now);
    telling.stopAfter(outcome, now).ifPresent(reason -> halted(telling, reason));
    Attempt attempt = new Attempt(asked, plan, began, now, outcome, next);
    history.add(attempt.record(context.name()));
    context.metrics().attempted(attempt);
    again(telling);
  }

  private void notTried(Telling telling, Plan plan) {
    telling.abandon(plan);
    wakeups.at(telling.subscription().id(), RETRY, () -> again(telling));
  }

  private void halted(Telling telling, HaltReason reason) {
    LOG.warn("subscription {} is halted: {}", telling.subscription().id(), reason);
    context.metrics().halted(reason);
    context.owners().halted(telling.subscription(), reason);
  }

  /** Whether there is something to be written, and nothing else is being written. */
  private boolean write() {
    if (writing || closed) {
      return false;
    }
    Books.Page page = page();
    if (page.isEmpty()) {
      return false;
    }
    writing = true;
    then(books.write(page), (done, failure) -> written(page, failure));
    return true;
  }

  private Books.Page page() {
    Books.Page page =
        new Books.Page(
            touched.stream().map(tellings::get).map(Telling::store).toList(),
            List.copyOf(ended),
            List.copyOf(history));
    touched.clear();
    ended.clear();
    history.clear();
    return page;
  }

  private void written(Books.Page page, @Nullable Throwable failure) {
    if (closed) {
      return;
    }
    if (failure == null) {
      writing = false;
      goOn();
    } else {
      LOG.warn("progress of subscriptions could not be written; it is written again", failure);
      shut = true;
      page.progress().stream()
          .map(SubscriptionProgress::getSubscription)
          .filter(tellings::containsKey)
          .forEach(touched::add);
      ended.addAll(page.ended());
      if (history.size() < MOST_KEPT) {
        history.addAll(0, page.attempts());
      }
      wakeups.at("", REOPEN, this::reopen);
    }
  }

  /** What was told is written: whoever had to wait for that is told, too. */
  private void goOn() {
    if (shut) {
      shut = false;
      look();
    } else {
      write();
    }
  }

  private void reopen() {
    then(books.open(), (done, failure) -> reopened(failure));
  }

  private void reopened(@Nullable Throwable failure) {
    if (closed) {
      return;
    }
    if (failure == null) {
      writing = false;
      if (!write()) {
        goOn();
      }
    } else {
      LOG.warn("the books cannot be opened yet", failure);
      wakeups.at("", REOPEN, this::reopen);
    }
  }

  /** Goes on in the dispatcher's thread. */
  private <T> void then(CompletableFuture<T> work, BiConsumer<T, @Nullable Throwable> next) {
    var unused =
        work.whenCompleteAsync(
            (result, failure) -> Guard.run(() -> next.accept(result, failure)), context.thread());
  }
}
