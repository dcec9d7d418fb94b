package io.giaoban.alert;

import static java.util.Objects.requireNonNull;

import io.giaoban.alert.Assessment.Verdict;
import io.giaoban.schema.UnitDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What rules have seen in the days of one place. */
final class PlaceCourses {
  /**
   * How far a day reaches into the figures of silent days, which are those of two weeks at most.
   */
  private static final int ROLLING_DAYS = 13;

  private final Map<String, Course> courses = new HashMap<>();
  private final PlaceDays days = this::on;
  private final @Nullable String unit;
  private final PlaceDays source;
  private final Calendar calendar;
  private final RuleHealthBook health;
  private final Listener listener;
  private @Nullable RuleIndex alignedTo;
  private @Nullable Course[] aligned = {};
  private int[] awakened = {};
  private int awake;
  private @Nullable LocalDate countedDay;
  private boolean counted;
  private @Nullable LocalDate seenDay;
  private @Nullable SpecificRecord seen;
  private int seenEpochDay;
  private boolean seenClosed;

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

    /** The rule's open episode has another day, or other figures; nothing begins or ends. */
    default void goesOn(Rule rule) {}

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
  void see(RuleIndex rules, LocalDate day) {
    align(rules);
    LocalDate last = day.plusDays(rules.daysAfter());
    for (LocalDate later : calendar.days().subSet(day, true, last, true)) {
      look(later);
      see(rules, later, (int) ChronoUnit.DAYS.between(day, later));
    }
  }

  /** Has the rules see a day that look so many days back at least. */
  private void see(RuleIndex rules, LocalDate day, int back) {
    for (int i = 0; i < awake; i++) {
      int rule = awakened[i];
      if (looksBack(rules, rule, back) && mustKnow(requireNonNull(aligned[rule]), day)) {
        see(rules.rules().get(rule), aligned[rule], day);
      }
    }
    IntConsumer others =
        rule -> {
          if (looksBack(rules, rule, back)) {
            seeIfHolds(rules, rule, day);
          }
        };
    if (health.anyFails()) {
      IntStream.range(0, aligned.length).forEach(others);
    } else {
      rules.forEachThatMayHold(new PlainCondition.Seen(day, seen, days), others);
    }
  }

  private static boolean looksBack(RuleIndex rules, int rule, int days) {
    return days == 0 || rules.rules().get(rule).compiled().daysAfter() >= days;
  }

  /** Takes note of a unit's day, and of the silent ones after it: no record tells of those. */
  void seeWithSilentDays(RuleIndex rules, LocalDate day) {
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
      if (see(rule, null, day)) {
        return;
      }
    }
  }

  /** Forgets what a rule has seen. */
  void forget(String rule) {
    courses.remove(rule);
    alignedTo = null;
    listener.episodesChange(rule);
  }

  /** Whether it has to be told whether the day is closed. */
  boolean hasSeen(LocalDate day) {
    int epochDay = epochDay(day);
    return courses.values().stream().anyMatch(course -> course.reaches(epochDay));
  }

  List<Episode> episodes(RuleInForce rule) {
    Course course = courses.get(rule.rule().id());
    return course == null ? List.of() : course.episodes(rule.rule());
  }

  /** Tells whether it saw all later days, too, as this is the first on which the rule holds. */
  private boolean see(RuleInForce rule, @Nullable Course course, LocalDate day) {
    if (course != null && mustKnow(course, day)) {
      note(rule, course, day, verdict(rule, day));
      return false;
    }
    if (!holds(rule, day)) {
      return false;
    }
    if (course != null && course.reaches(epochDay(day))) {
      note(rule, course, day, Verdict.HOLDS);
      return false;
    }
    wake(rule, day);
    return true;
  }

  /** Whether a day matters even if the condition does not hold: an open one ends nothing. */
  private boolean mustKnow(Course course, LocalDate day) {
    int epochDay = epochDay(day);
    return course.reaches(epochDay) && (course.mayHaveNoted(epochDay) || closed(day));
  }

  /** What is left once the rules that held before are through: some may hold for the first time. */
  private void seeIfHolds(RuleIndex rules, int i, LocalDate day) {
    Course course = aligned[i];
    if (course == null || !mustKnow(course, day)) {
      RuleInForce rule = rules.rules().get(i);
      if (see(rule, course, day)) {
        align(i, courses.get(rule.rule().id()));
      }
    }
  }

  /** The condition holds on a day before all that were kept: from it on all must be. */
  private void wake(RuleInForce rule, LocalDate day) {
    Course course = courses.computeIfAbsent(rule.rule().id(), id -> new Course());
    note(rule, course, day, Verdict.HOLDS);
    for (LocalDate later : calendar.days().tailSet(day, false)) {
      see(rule, course, later);
    }
  }

  private void note(RuleInForce rule, Course course, LocalDate day, Verdict verdict) {
    Double value = verdict == Verdict.HOLDS ? rule.compiled().value(days.on(day)) : null;
    switch (course.see(new Assessment(day, closed(day), verdict, value))) {
      case EPISODES -> listener.episodesChange(rule.rule().id());
      case GOES_ON -> listener.goesOn(rule.rule());
      case HEIGHT -> listener.heightChanges(rule.rule());
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

  private int epochDay(LocalDate day) {
    return day.equals(seenDay) ? seenEpochDay : Math.toIntExact(day.toEpochDay());
  }

  private boolean closed(LocalDate day) {
    return day.equals(seenDay) ? seenClosed : calendar.closed(day);
  }

  /**
   * The rules' courses in their order, as looking each up for each day takes longer than the rest.
   */
  private void align(RuleIndex rules) {
    if (rules != alignedTo) {
      alignedTo = rules;
      int size = rules.rules().size();
      aligned = new @Nullable Course[size];
      awakened = new int[size];
      awake = 0;
      for (int i = 0; i < size; i++) {
        align(i, courses.get(rules.rules().get(i).rule().id()));
      }
    }
  }

  private void align(int i, @Nullable Course course) {
    if (aligned[i] == null && course != null) {
      awakened[awake++] = i;
    }
    aligned[i] = course;
  }

  /** The day's record is looked up anew. */
  void forgetDay() {
    look(null);
  }

  private void look(@Nullable LocalDate day) {
    countedDay = null;
    seenDay = day;
    seen = day == null ? null : source.on(day);
    seenEpochDay = day == null ? 0 : Math.toIntExact(day.toEpochDay());
    seenClosed = day != null && calendar.closed(day);
  }

  private static boolean stated(@Nullable SpecificRecord day) {
    return day instanceof UnitDay told
        && (told.getCaseRevision() != null || told.getVaccinationRevision() != null);
  }
}
