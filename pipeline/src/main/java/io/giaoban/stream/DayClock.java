package io.giaoban.stream;

import io.giaoban.place.City;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A city's clock: the highest time seen of it, and what its days become at certain times whether or
 * not anybody reports. These come in order and at their own instant, however far the clock is moved
 * at once: a replay at full speed, with or without ticks, closes the same days with the same
 * figures.
 */
final class DayClock {
  /** What is known at the due time itself is on time; what comes later is not. */
  private static final Duration LATER = Duration.ofMillis(1);

  private final Moments moments = new Moments();
  private final Hands hands;
  private City city;
  private Instant now = Instant.EPOCH;
  private boolean awaiting;
  private Rows.@Nullable ClockRow stored;

  /** What the clock moves. */
  interface Hands {
    /** A later stretch of time follows: what was touched is told as of this one. */
    void stretchEnds();

    /** The time has come that was asked for. */
    void wake();

    /** The day begins, ends, is due no longer or closes. */
    void touch(LocalDate day, Instant at);

    /** The day closes with the figures that it has, unless a report is still awaited. */
    void closeIfDue(LocalDate day);
  }

  DayClock(City city, Hands hands) {
    this.city = city;
    this.hands = hands;
  }

  Instant now() {
    return now;
  }

  boolean pastDue(LocalDate day) {
    return now.isAfter(city.dueAt(day));
  }

  boolean pastEnd(LocalDate day) {
    return !now.isBefore(city.endOf(day));
  }

  boolean pastClosing(LocalDate day) {
    return !now.isBefore(city.closesAt(day));
  }

  boolean anyBy(Instant time) {
    return moments.anyBy(time);
  }

  /** Every day from the one of this instant on begins by itself. */
  void awaitFrom(Instant start) {
    awaiting = true;
    moments.add(start, Moments.Kind.BEGINS, city.dayOf(start));
    advance(start);
  }

  /** Moves the clock, never backwards, by way of all that happens until then. */
  void advance(Instant time) {
    for (Moments.Moment next = moments.takeBy(time); next != null; next = moments.takeBy(time)) {
      moveTo(next.at());
      LocalDate day = next.day();
      switch (next.kind()) {
        case ENDS, CLOSES -> {
          hands.touch(day, now);
          hands.closeIfDue(day);
        }
        case DUE -> hands.touch(day, now);
        case WAKES -> hands.wake();
        case BEGINS -> {
          hands.touch(day, now);
          watch(day);
          moments.add(city.endOf(day), Moments.Kind.BEGINS, day.plusDays(1));
        }
      }
    }
    moveTo(time);
  }

  /** Asks to be woken at that time, be there reports or not. */
  void wakeAt(Instant time) {
    moments.add(time, Moments.Kind.WAKES, city.dateOf(time));
  }

  /** What is still to come of a day. */
  void watch(LocalDate day) {
    if (!pastEnd(day)) {
      moments.add(city.endOf(day), Moments.Kind.ENDS, day);
    }
    Instant due = city.dueAt(day).plus(LATER);
    if (due.isAfter(now)) {
      moments.add(due, Moments.Kind.DUE, day);
    }
    if (!pastClosing(day)) {
      moments.add(city.closesAt(day), Moments.Kind.CLOSES, day);
    }
  }

  /** The city's calendar is another from now on. */
  void put(City changed, Collection<LocalDate> days) {
    city = changed;
    moments.forgetDays();
    days.forEach(this::watch);
    if (awaiting) {
      LocalDate today = city.dayOf(now);
      // A cut-off that moves may have let a day begin that was still to come.
      LocalDate next = days.contains(today) ? today.plusDays(1) : today;
      moments.add(city.startOf(next), Moments.Kind.BEGINS, next);
    }
  }

  /**
   * Stores the clock.
   *
   * @param waiting since when something waits to be told; null: nothing does
   */
  void store(Rows rows, @Nullable Instant waiting) {
    Rows.ClockRow row = new Rows.ClockRow(now, awaiting, waiting);
    if (!row.equals(stored)) {
      rows.putClock(city.code(), row);
      stored = row;
    }
  }

  void restore(Rows.ClockRow row) {
    now = row.now();
    awaiting = row.awaiting();
    stored = row;
  }

  private void moveTo(Instant time) {
    if (time.isAfter(now)) {
      if (!AlertDesk.together(time, now)) {
        hands.stretchEnds();
      }
      now = time;
    }
  }
}
