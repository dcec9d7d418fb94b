package io.giaoban.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An unbroken stretch of days on which a rule's condition holds.
 *
 * @param firstDay the first day on which it held
 * @param lastDay the last day on which it held
 * @param peak the rule's figure at its highest; 0 where it was never known
 * @param peakDay the day of the peak
 * @param resolvedBy the closed day that ended it; null: it goes on
 */
record Episode(
    LocalDate firstDay,
    LocalDate lastDay,
    double peak,
    LocalDate peakDay,
    @Nullable LocalDate resolvedBy) {

  /**
   * The episodes in a series of days: a function of the days alone, whatever the order in which
   * they became known. A day on which the condition holds begins or prolongs an episode, be it
   * closed or not, as totals only grow; only closed days end one.
   *
   * @param days in the order of the calendar
   * @param clearDays how many closed days in a row must say that it is over
   */
  static List<Episode> of(Collection<Assessment> days, int clearDays) {
    List<Episode> episodes = new ArrayList<>();
    Episode open = null;
    int cleared = 0;
    for (Assessment day : days) {
      if (day.verdict() == Assessment.Verdict.HOLDS) {
        open = open == null ? begin(day) : open.prolong(day);
        cleared = 0;
      } else if (open != null && day.verdict() == Assessment.Verdict.CLEARS && day.closed()) {
        cleared++;
        if (cleared == clearDays) {
          episodes.add(open.resolve(day.day()));
          open = null;
          cleared = 0;
        }
      }
    }
    if (open != null) {
      episodes.add(open);
    }
    return episodes;
  }

  /** Whether the two stretches share a day. */
  boolean overlaps(LocalDate first, LocalDate last) {
    return !first.isAfter(lastDay) && !last.isBefore(firstDay);
  }

  private static Episode begin(Assessment day) {
    return new Episode(
        day.day(), day.day(), day.value() == null ? 0 : day.value(), day.day(), null);
  }

  private Episode prolong(Assessment day) {
    boolean higher = day.value() != null && day.value() > peak;
    return new Episode(
        firstDay, day.day(), higher ? day.value() : peak, higher ? day.day() : peakDay, null);
  }

  private Episode resolve(LocalDate day) {
    return new Episode(firstDay, lastDay, peak, peakDay, day);
  }
}
