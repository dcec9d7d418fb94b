package io.giaoban.alert;

import io.giaoban.alert.Assessment.Verdict;
import io.giaoban.schema.UnitDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What rules have seen in the days of one place. */
final class PlaceCourses {
  /**
   * How far a day reaches into the figures of silent days, which are those of two weeks at most.
   */
  private static final int ROLLING_DAYS = 13;

  private final Map<String, Course> courses = new HashMap<>();
  private final Map<String, List<Episode>> episodes = new HashMap<>();
  private final PlaceDays days = this::on;
  private final @Nullable String unit;
  private final PlaceDays source;
  private final Calendar calendar;
  private final RuleHealthBook health;
  private final Listener listener;
  private @Nullable List<RuleInForce> alignedTo;
  private @Nullable Course[] aligned = {};
  private @Nullable LocalDate countedDay;
  private boolean counted;
  private @Nullable LocalDate seenDay;
  private @Nullable SpecificRecord seen;

  /** The days of the city that the place is, or is a part of. */
  interface Calendar {
    NavigableSet<LocalDate> days();

    boolean closed(LocalDate day);

    /** Whether the unit's report of the day is missing. */
    boolean awaits(String unit, LocalDate day);
  }

  /** Hears what changes; whoever only asks need not. */
  interface Listener {
    /** Perhaps the rule's episodes. */
    default void episodesChange(String rule) {}

    /** How high an open day stands on which the rule's condition holds. */
    default void heightChanges(Rule rule) {}
  }

  PlaceCourses(
      @Nullable String unit,
      PlaceDays source,
      Calendar calendar,
      RuleHealthBook health,
      Listener listener) {
    this.unit = unit;
    this.source = source;
    this.calendar = calendar;
    this.health = health;
    this.listener = listener;
  }

  /** The place's days. */
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

  /** Forgets what a rule has seen. */
  void forget(String rule) {
    courses.remove(rule);
    alignedTo = null;
    episodes.remove(rule);
    listener.episodesChange(rule);
  }

  /** Whether it has to be told whether the day is closed. */
  boolean hasSeen(LocalDate day) {
    return courses.values().stream().anyMatch(course -> course.reaches(day));
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
        listener.episodesChange(id);
      }
      case HEIGHT -> {
        episodes.remove(id);
        listener.heightChanges(rule.rule());
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

  /** The day's record is looked up anew. */
  void forgetDay() {
    look(null);
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
