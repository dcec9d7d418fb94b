package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Verdict;
import io.giaoban.schema.Alert;
import io.giaoban.wire.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to one subscription, as a story: messages come, attempts succeed or fail. */
final class TellingStory {
  static final Instant START = Instant.parse("2022-01-02T11:00:00Z");

  private final RetrySchedule retries = new RetrySchedule(new SplittableRandom(1));
  private final List<LoggedAlert> log = new ArrayList<>();
  private Telling telling;
  private Instant now = START;

  TellingStory(Subscription subscription) {
    telling = Telling.begin(subscription, retries);
  }

  Telling telling() {
    return telling;
  }

  Instant now() {
    return now;
  }

  TellingStory whenCame(Alert... messages) {
    for (Alert message : messages) {
      log.add(new LoggedAlert(0, log.size(), message, Origin.UNKNOWN));
    }
    return reading();
  }

  /** It looks at what it has not looked at yet. */
  TellingStory reading() {
    long from = telling.reading().at(0);
    if (telling.reads() && from < log.size()) {
      telling.read(0, from, new Batch(log.subList((int) from, log.size()), log.size()));
    }
    return this;
  }

  TellingStory after(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** Goes to that moment, but never back. */
  void at(Instant moment) {
    now = moment.isAfter(now) ? moment : now.plus(Duration.ofHours(1));
  }

  TellingStory whenRestarted() {
    telling = Telling.restore(telling.subscription(), telling.store(), retries);
    return this;
  }

  TellingStory whenChanged(Subscription subscription) {
    telling.update(subscription);
    return reading();
  }

  /** Everything that is due succeeds, until nothing is. */
  List<String> thenTold() {
    List<String> told = new ArrayList<>();
    for (List<Plan> plans = next(); !plans.isEmpty(); plans = next()) {
      for (Plan plan : plans) {
        telling.start(plan);
        telling.end(plan, new Outcome(Verdict.DELIVERED, 200, null, null), now);
        told.add(text(plan));
      }
      reading();
    }
    return told;
  }

  /** Everything that is due is tried once, and fails. */
  List<String> thenFailed(Verdict verdict) {
    List<String> tried = new ArrayList<>();
    for (Plan plan : next()) {
      telling.start(plan);
      Outcome outcome = new Outcome(verdict, null, "as told", null);
      telling.end(plan, outcome, now);
      telling.stopAfter(outcome, now);
      tried.add(text(plan));
    }
    return tried;
  }

  List<Plan> next() {
    return telling.next(now);
  }

  /** Goes to the moment at which there is something to do, and fails again, as often as it is. */
  int failUntilNothingIsLeft(Verdict verdict) {
    int attempts = thenFailed(verdict).size();
    while (telling.waiting() > 0 && telling.tells()) {
      at(telling.wakeUpAt(now).orElseThrow());
      attempts += thenFailed(verdict).size();
    }
    return attempts;
  }

  private static String text(Plan plan) {
    List<String> items =
        plan.items().stream()
            .map(
                item ->
                    item.message().message()
                        + (item.joined().isEmpty()
                            ? ""
                            : " for " + item.joined().stream().map(Pending::sequence).toList()))
            .toList();
    return String.join(", ", items);
  }
}
