package io.giaoban.alert;

import io.giaoban.alert.Assessment.Verdict;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.UnitDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The alerts of one place: what rules have seen in its days, and what was told of that. */
final class PlaceAlerts {
  /**
   * How far a day reaches into the figures of silent days, which are those of two weeks at most.
   */
  private static final int ROLLING_DAYS = 13;

  private final Map<String, Course> courses = new HashMap<>();
  private final Map<String, List<Episode>> episodes = new HashMap<>();
  private final SortedMap<String, SortedMap<String, Alert>> told = new TreeMap<>();
  private final NavigableSet<String> changed = new TreeSet<>();
  private final Set<String> held = new HashSet<>();
  private boolean heldAnew;
  private @Nullable List<RuleInForce> alignedTo;
  private @Nullable Course[] aligned = {};
  private @Nullable LocalDate countedDay;
  private boolean counted;
  private @Nullable LocalDate seenDay;
  private @Nullable SpecificRecord seen;
  private final NavigableSet<String> open = new TreeSet<>();
  private final PlaceDays days;
  private final PlaceDays source;
  private final Calendar calendar;
  private final RuleHealthBook health;
  private final @Nullable String unit;

  /** The days of the city that the place is, or is a part of. */
  interface Calendar {
    NavigableSet<LocalDate> days();

    boolean closed(LocalDate day);

    /** Whether the unit's report of the day is missing. */
    boolean awaits(String unit, LocalDate day);
  }

  PlaceAlerts(@Nullable String unit, PlaceDays days, Calendar calendar, RuleHealthBook health) {
    this.unit = unit;
    this.days = this::on;
    this.source = days;
    this.calendar = calendar;
    this.health = health;
  }

  PlaceDays days() {
    return days;
  }

  /** Takes note of a day that is new or has changed, and of what rules see by it in later ones. */
  void see(List<RuleInForce> rules, LocalDate day) {
    look(day);
    align(rules);
    NavigableSet<LocalDate> later = calendar.days().tailSet(day, false);
    boolean last = later.isEmpty();
    for (int i = 0; i < aligned.length; i++) {
      RuleInForce rule = rules.get(i);
      if (see(rule, aligned[i], day)) {
        aligned[i] = courses.get(rule.rule().id());
      }
      int after = rule.compiled().daysAfter();
      if (after > 0 && !last) {
        later.headSet(day.plusDays(after), true).forEach(d -> see(rule, d));
      }
    }
  }

  /** Takes note of a unit's day, and of the silent ones after it: no record tells of those. */
  void seeWithSilentDays(List<RuleInForce> rules, LocalDate day) {
    see(rules, day);
    LocalDate last = day.plusDays(ROLLING_DAYS);
    for (LocalDate later : calendar.days().subSet(day, false, last, true)) {
      if (!stated(source.on(later))) {
        see(rules, later);
      }
    }
  }

  /** Has a rule see all days anew. */
  void seeAll(RuleInForce rule) {
    forget(rule.rule().id());
    look(null);
    for (LocalDate day : calendar.days()) {
      if (see(rule, day)) {
        return;
      }
    }
  }

  /** Takes a rule out of force; what it told stays known. */
  void forget(String rule) {
    courses.remove(rule);
    alignedTo = null;
    episodes.remove(rule);
    changed.add(rule);
  }

  /** Whether it has to be told whether the day is closed. */
  boolean hasSeen(LocalDate day) {
    return courses.values().stream().anyMatch(course -> course.reaches(day));
  }

  void restore(Alert message) {
    String rule = message.getRule();
    SortedMap<String, Alert> alerts = told.computeIfAbsent(rule, id -> new TreeMap<>());
    alerts.put(message.getId(), message);
    if (isOpen(message) || alerts.values().stream().anyMatch(PlaceAlerts::isOpen)) {
      open.add(rule);
    } else {
      open.remove(rule);
    }
  }

  /** The rules that told something here, be they in force or not. */
  Collection<String> rulesTold() {
    return told.keySet();
  }

  /** The rules of which something may have to be told. */
  NavigableSet<String> takeChanged() {
    look(null);
    NavigableSet<String> taken = new TreeSet<>(changed);
    changed.clear();
    return taken;
  }

  boolean anyChanged() {
    return !changed.isEmpty();
  }

  /** Something other than the days may change what is to be told of the rule. */
  void touch(String rule) {
    changed.add(rule);
  }

  /** Notes whether something of the rule is held back. */
  void hold(String rule, boolean something) {
    if (something) {
      held.add(rule);
    } else {
      held.remove(rule);
    }
  }

  /** Whether anything was held back since the last call. */
  boolean takeHeldAnew() {
    boolean taken = heldAnew;
    heldAnew = false;
    return taken;
  }

  /** What is held back is to be told. */
  void touchHeld() {
    changed.addAll(held);
  }

  /** The last message of each of the rule's alerts. */
  Collection<Alert> told(String rule) {
    return told.getOrDefault(rule, new TreeMap<>()).values();
  }

  /** The rules with an alert that is open. */
  Set<String> open() {
    return open;
  }

  static boolean isOpen(Alert last) {
    return last.getState() == AlertState.RAISED || last.getState() == AlertState.UPDATED;
  }

  List<Episode> episodes(RuleInForce rule) {
    return episodes.computeIfAbsent(
        rule.rule().id(),
        id -> {
          Course course = courses.get(id);
          return course == null ? List.of() : course.episodes(rule.rule());
        });
  }

  /** Tells whether it saw all later days, too, as this is the first on which the rule holds. */
  private boolean see(RuleInForce rule, LocalDate day) {
    boolean wakes = see(rule, courses.get(rule.rule().id()), day);
    if (wakes) {
      alignedTo = null;
    }
    return wakes;
  }

  private boolean see(RuleInForce rule, @Nullable Course course, LocalDate day) {
    if (course != null && course.reaches(day)) {
      note(rule, course, day, verdict(rule, day));
      return false;
    }
    if (!holds(rule, day)) {
      return false;
    }
    wake(rule, day);
    return true;
  }

  /** The condition holds on a day before all that were kept: from it on all must be. */
  private void wake(RuleInForce rule, LocalDate day) {
    Course course = courses.computeIfAbsent(rule.rule().id(), id -> new Course());
    note(rule, course, day, Verdict.HOLDS);
    for (LocalDate later : calendar.days().tailSet(day, false)) {
      note(rule, course, later, verdict(rule, later));
    }
  }

  private void note(RuleInForce rule, Course course, LocalDate day, Verdict verdict) {
    Double value = verdict == Verdict.HOLDS ? rule.compiled().value(days.on(day)) : null;
    String id = rule.rule().id();
    switch (course.see(new Assessment(day, calendar.closed(day), verdict, value))) {
      case EPISODES -> {
        episodes.remove(id);
        changed.add(id);
      }
      case HEIGHT -> {
        // How an open day grows is told when it closes or the date ends.
        episodes.remove(id);
        if (rule.rule().updates() == Updates.DAILY) {
          held.add(id);
          heldAnew = true;
        }
      }
      case NONE -> {}
    }
  }

  private boolean holds(RuleInForce rule, LocalDate day) {
    try {
      boolean holds = counts(day) && rule.compiled().holds(day, days);
      health.passed(rule.rule().id(), unit, day);
      return holds;
    } catch (FailedConditionException e) {
      health.failed(rule.rule().id(), unit, day, e.getMessage());
      return false;
    }
  }

  private Verdict verdict(RuleInForce rule, LocalDate day) {
    try {
      Verdict verdict = counts(day) ? rule.compiled().verdict(day, days) : Verdict.UNKNOWN;
      health.passed(rule.rule().id(), unit, day);
      return verdict;
    } catch (FailedConditionException e) {
      health.failed(rule.rule().id(), unit, day, e.getMessage());
      return Verdict.UNKNOWN;
    }
  }

  /** A unit's silence says nothing where nobody awaits it, as the city's own statement stands. */
  private boolean counts(LocalDate day) {
    if (unit == null) {
      return true;
    }
    if (!day.equals(countedDay)) {
      countedDay = day;
      counted = stated(days.on(day)) || calendar.awaits(unit, day);
    }
    return counted;
  }

  /** Many rules look at the same day in turn. */
  private @Nullable SpecificRecord on(LocalDate day) {
    return day.equals(seenDay) ? seen : source.on(day);
  }

  /**
   * The rules' courses in their order, as looking each up for each day takes longer than the rest.
   */
  private void align(List<RuleInForce> rules) {
    if (rules != alignedTo) {
      alignedTo = rules;
      aligned = new @Nullable Course[rules.size()];
      for (int i = 0; i < aligned.length; i++) {
        aligned[i] = courses.get(rules.get(i).rule().id());
      }
    }
  }

  private void look(@Nullable LocalDate day) {
    countedDay = null;
    seenDay = day;
    seen = day == null ? null : source.on(day);
  }

  private static boolean stated(@Nullable SpecificRecord day) {
    return day instanceof UnitDay told
        && (told.getCaseRevision() != null || told.getVaccinationRevision() != null);
  }
}
