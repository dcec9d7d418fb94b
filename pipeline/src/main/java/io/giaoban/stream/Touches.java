package io.giaoban.stream;

import io.giaoban.figures.LastCase;
import io.giaoban.figures.LastCases;
import io.giaoban.figures.SuddenRise;
import io.giaoban.ledger.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What events have touched since it was told last, and when: decided event by event, so that what
 * is told does not depend on how many events come between two commits.
 */
final class Touches {
  /** How far new cases reach into rolling figures. */
  private static final int ROLLING_DAYS = 13;

  /** How far other counts do, of which there are figures over a week only. */
  private static final int WEEK_DAYS = 6;

  private final Map<Range, Instant> ranges = new LinkedHashMap<>();
  private final Map<Range, Instant> judged = new LinkedHashMap<>();
  private final NavigableMap<LocalDate, Instant> everAfter = new TreeMap<>();
  private final NavigableMap<LocalDate, Instant> lookedBackOn = new TreeMap<>();
  private final SortedMap<LocalDate, SortedMap<String, Instant>> unitDays = new TreeMap<>();
  private final SortedSet<LocalDate> totals = new TreeSet<>();

  private record Range(LocalDate from, LocalDate to) {}

  /**
   * A day was touched.
   *
   * @param at when last
   * @param judged whether by the judgement alone, which seldom turns: such a day is told only if it
   *     does
   */
  record Touch(Instant at, boolean judged) {
    private Touch and(Touch other) {
      if (judged != other.judged) {
        return judged ? other : this;
      }
      return at.isAfter(other.at) ? this : other;
    }
  }

  /** A statement changed. Times never run backwards from call to call. */
  void add(Change change, Instant at) {
    for (LocalDate day : change.days()) {
      day(day, at);
      if (change.rolling()) {
        range(day, day.plusDays(change.newCases() ? ROLLING_DAYS : WEEK_DAYS), at);
      }
      if (change.newCases()) {
        lookBackOn(day, change, at);
        // A day is judged by the one after it, too.
        judged.put(new Range(day.minusDays(1), day.plusDays(SuddenRise.BASELINE_DAYS)), at);
      }
    }
    if (change.running() && change.settled() == null) {
      // The last word on all days from there on, so that the times rise with the days.
      everAfter.tailMap(change.days().first(), true).clear();
      everAfter.put(change.days().first(), at);
    } else if (change.running()) {
      range(change.days().first(), change.settled().minusDays(1), at);
    }
    for (LocalDate day : change.unitDays()) {
      unitDay(change.unit(), day, at);
    }
  }

  /** Where running totals differ ever after, all days that look back on the day are touched. */
  private void lookBackOn(LocalDate day, Change change, Instant at) {
    if (change.settled() != null) {
      lookedBackOn.put(day, at);
    }
  }

  /** What is told of a unit's day may differ. */
  void unitDay(String unit, LocalDate day, Instant at) {
    unitDays.computeIfAbsent(day, d -> new TreeMap<>()).put(unit, at);
  }

  /** A day's own totals or state may differ. */
  void day(LocalDate day, Instant at) {
    totals.add(day);
    range(day, day, at);
  }

  boolean isEmpty() {
    return ranges.isEmpty() && unitDays.isEmpty();
  }

  /** The days whose totals are to be worked out anew; each is told once. */
  SortedSet<LocalDate> takeTotals() {
    SortedSet<LocalDate> taken = new TreeSet<>(totals);
    totals.clear();
    return taken;
  }

  /**
   * Those of the days that were touched.
   *
   * @param lastCases the last case as seen from each day, by all that was touched: the same days
   *     look back on an event now as did when it came, or were touched by a later one
   */
  NavigableMap<LocalDate, Touch> takeDays(NavigableSet<LocalDate> days, LastCases lastCases) {
    NavigableMap<LocalDate, Touch> touched = new TreeMap<>();
    if (!everAfter.isEmpty()) {
      for (LocalDate day : days.tailSet(everAfter.firstKey(), true)) {
        touched.put(day, new Touch(everAfter.floorEntry(day).getValue(), false));
      }
    }
    ranges.forEach((range, at) -> add(touched, days, range, new Touch(at, false)));
    judged.forEach((range, at) -> add(touched, days, range, new Touch(at, true)));
    addDaysThatLookBack(touched, days, lastCases);
    ranges.clear();
    judged.clear();
    lookedBackOn.clear();
    everAfter.clear();
    return touched;
  }

  /** The days without cases after a touched one, up to the next case. */
  private void addDaysThatLookBack(
      Map<LocalDate, Touch> touched, NavigableSet<LocalDate> days, LastCases lastCases) {
    if (lookedBackOn.isEmpty()) {
      return;
    }
    Map<LocalDate, Stretch> stretches = new HashMap<>();
    for (LocalDate day : days.tailSet(lookedBackOn.firstKey(), true)) {
      LastCase seen = lastCases.seenFrom(Math.toIntExact(day.toEpochDay()));
      LocalDate from = LocalDate.ofEpochDay(seen.day());
      if (from.isBefore(day)) {
        Stretch stretch = stretches.getOrDefault(from, new Stretch(from, Instant.MIN));
        stretch = stretch.to(day, lookedBackOn);
        stretches.put(from, stretch);
        if (stretch.at().isAfter(Instant.MIN)) {
          touched.merge(day, new Touch(stretch.at(), false), Touch::and);
        }
      } else if (seen.known() && day.isAfter(lookedBackOn.lastKey())) {
        return;
      }
    }
  }

  /**
   * When the days from the one where a look back ends were touched last.
   *
   * @param end the first day not yet looked at
   */
  private record Stretch(LocalDate end, Instant at) {
    private Stretch to(LocalDate day, NavigableMap<LocalDate, Instant> touched) {
      Instant last = at;
      for (Instant each : touched.subMap(end, true, day, true).values()) {
        last = each.isAfter(last) ? each : last;
      }
      return new Stretch(day.plusDays(1), last);
    }
  }

  private static void add(
      Map<LocalDate, Touch> touched, NavigableSet<LocalDate> days, Range range, Touch touch) {
    for (LocalDate day : days.subSet(range.from(), true, range.to(), true)) {
      touched.merge(day, touch, Touch::and);
    }
  }

  /** The units' days that were touched, and when last. */
  SortedMap<LocalDate, SortedMap<String, Instant>> takeUnitDays() {
    SortedMap<LocalDate, SortedMap<String, Instant>> taken = new TreeMap<>(unitDays);
    unitDays.clear();
    return taken;
  }

  private void range(LocalDate from, LocalDate to, Instant at) {
    if (!to.isBefore(from)) {
      ranges.put(new Range(from, to), at);
    }
  }
}
