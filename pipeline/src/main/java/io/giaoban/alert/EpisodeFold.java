package io.giaoban.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the days of a place in the order of the calendar, and sees the episodes in them. */
final class EpisodeFold {
  private final Rule rule;
  private final List<Episode> over = new ArrayList<>();
  private @Nullable Episode current;
  private int held;
  private int cleared;

  private @Nullable LocalDate settledOn;

  EpisodeFold(Rule rule) {
    this.rule = rule;
  }

  /** One that goes on from here without this one. */
  EpisodeFold copy() {
    EpisodeFold copy = new EpisodeFold(rule);
    copy.over.addAll(over);
    copy.current = current;
    copy.held = held;
    copy.cleared = cleared;
    copy.settledOn = settledOn;
    return copy;
  }

  void add(Assessment day) {
    switch (day.verdict()) {
      case HOLDS -> hold(day);
      case CLEARS -> clear(day);
      case BETWEEN -> between(day);
      case UNKNOWN -> {}
    }
  }

  /** It counts as an episode only when it has held long enough. */
  List<Episode> episodes() {
    List<Episode> episodes = new ArrayList<>(over);
    if (raised()) {
      episodes.add(current);
    }
    return episodes;
  }

  /**
   * The day after which a closed day on which the condition does not hold changes nothing; null:
   * any may, as an episode is open or may begin.
   */
  @Nullable LocalDate settledOn() {
    return current == null ? settledOn : null;
  }

  /** The first day of the episode that is open; null: none is. */
  @Nullable LocalDate openFrom() {
    return raised() ? current.firstDay() : null;
  }

  /** The day that ended the last episode that has ended; null: none has. */
  @Nullable LocalDate lastEnd() {
    return over.isEmpty() ? null : over.get(over.size() - 1).resolvedBy();
  }

  private boolean raised() {
    return held >= rule.forDays();
  }

  private void hold(Assessment day) {
    boolean counts = day.closed() || (rule.provisional() && (raised() || rule.forDays() == 1));
    if (!counts) {
      return;
    }
    boolean before = raised();
    held++;
    cleared = 0;
    current =
        current == null
            ? Episode.begin(day)
            : current.prolong(day, before ? current.raisedBy() : day.day());
  }

  private void clear(Assessment day) {
    if (!day.closed()) {
      return;
    }
    if (!raised()) {
      end(day);
    } else if (++cleared == rule.clearDays()) {
      over.add(current.resolve(day.day()));
      end(day);
    }
  }

  private void between(Assessment day) {
    if (!day.closed()) {
      return;
    }
    if (raised()) {
      cleared = 0;
    } else {
      end(day);
    }
  }

  private void end(Assessment day) {
    if (current != null) {
      settledOn = day.day();
    }
    current = null;
    held = 0;
    cleared = 0;
  }
}
