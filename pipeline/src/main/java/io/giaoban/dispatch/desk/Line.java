package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.CatchUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The messages that wait for one subscriber. Of one place, one is told after the other; places do
 * not wait for each other. In a digest all wait together.
 */
final class Line {
  /** How many may wait; what comes after stays in the topic for the time being. */
  static final int MOST = 100;

  /** How many are told together at most. */
  static final int MOST_TOGETHER = 50;

  private final List<Pending> waiting = new ArrayList<>();
  private final Set<Pending> underWay = Collections.newSetFromMap(new IdentityHashMap<>());

  /** In the order in which they came. */
  List<Pending> waiting() {
    return Collections.unmodifiableList(waiting);
  }

  /** Whether there is room again: not for each single one that leaves. */
  boolean half() {
    return waiting.size() <= MOST / 2;
  }

  boolean full() {
    return waiting.size() >= MOST;
  }

  void add(Pending pending) {
    waiting.add(pending);
  }

  void remove(Collection<Pending> done) {
    waiting.removeAll(done);
  }

  /** They are being told. */
  void start(Plan plan) {
    plan.all().forEach(underWay::add);
  }

  /** They are not being told any more, with whatever success. */
  void stop(Plan plan) {
    plan.all().forEach(underWay::remove);
  }

  /**
   * What can be told now, at most one thing of a place.
   *
   * @param known whether the subscriber knows the alert whose end a message tells; ends of others
   *     leave the line
   */
  List<Plan> next(Instant now, CatchUp catchUp, Predicate<Pending> known) {
    List<Plan> plans = new ArrayList<>();
    for (List<Pending> lane : lanes()) {
      if (lane.stream().anyMatch(underWay::contains)) {
        continue;
      }
      List<Plan.Item> items = items(lane, catchUp);
      while (!items.isEmpty() && isNews(items.get(0), known)) {
        remove(items.remove(0).all().toList());
      }
      if (!items.isEmpty() && items.get(0).message().dueAt(now)) {
        plans.add(new Plan(items.subList(0, 1), items.get(0).message().attempts() + 1));
      }
    }
    return plans;
  }

  /** The digest that can be told now: the one that was tried in vain before any newer. */
  List<Plan> nextDigest(Instant now, CatchUp catchUp, Predicate<Pending> known) {
    if (!underWay.isEmpty()) {
      return List.of();
    }
    boolean again = waiting.stream().anyMatch(pending -> pending.attempts() > 0);
    List<Pending> due =
        waiting.stream()
            .filter(pending -> again ? pending.attempts() > 0 : pending.dueAt(now))
            .limit(MOST_TOGETHER)
            .toList();
    List<Plan.Item> items = withoutNews(items(due, catchUp), known);
    if (items.isEmpty() || !items.get(0).message().dueAt(now)) {
      return List.of();
    }
    return List.of(new Plan(items, items.get(0).message().attempts() + 1));
  }

  /** The moments from which something that now has to wait can be told. */
  Stream<Instant> moments() {
    return waiting.stream()
        .filter(pending -> !underWay.contains(pending))
        .map(Pending::notBefore)
        .flatMap(Stream::ofNullable);
  }

  private Collection<List<Pending>> lanes() {
    Map<String, List<Pending>> lanes = new LinkedHashMap<>();
    waiting.forEach(
        pending -> lanes.computeIfAbsent(pending.place(), place -> new ArrayList<>()).add(pending));
    return lanes.values();
  }

  /** Each message by itself, or the last of each alert for all of it. */
  private static List<Plan.Item> items(List<Pending> lane, CatchUp catchUp) {
    Map<String, Plan.Item> items = new LinkedHashMap<>();
    for (Pending pending : lane) {
      String key = catchUp == CatchUp.LATEST ? pending.alert() : pending.message();
      Plan.Item before = items.remove(key);
      List<Pending> joined = before == null ? List.of() : before.all().toList();
      items.put(key, new Plan.Item(pending, joined));
    }
    return new ArrayList<>(items.values());
  }

  /** An end of what the subscriber does not know would be the first it hears of it. */
  private static boolean isNews(Plan.Item item, Predicate<Pending> known) {
    return item.message().end() && !known.test(item.message());
  }

  private List<Plan.Item> withoutNews(List<Plan.Item> items, Predicate<Pending> known) {
    List<Plan.Item> told = new ArrayList<>();
    Set<String> begun = new HashSet<>();
    for (Plan.Item item : items) {
      String alert = item.message().alert();
      if (isNews(item, pending -> begun.contains(alert) || known.test(pending))) {
        remove(item.all().toList());
      } else {
        told.add(item);
        if (item.message().end()) {
          begun.remove(alert);
        } else {
          begun.add(alert);
        }
      }
    }
    return told;
  }
}
