package io.giaoban.alert;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An unbroken stretch of days on which a rule's condition holds.
 *
 * @param firstDay the first day on which it held
 * @param lastDay the last day on which it held
 * @param peak the rule's figure at its highest; 0 where it was never known
 * @param peakDay the day of the peak
 * @param raisedBy the day that raised it: the first, or the last of those it had to hold for
 * @param resolvedBy the closed day that ended it; null: it goes on
 */
public record Episode(
    LocalDate firstDay,
    LocalDate lastDay,
    double peak,
    LocalDate peakDay,
    LocalDate raisedBy,
    @Nullable LocalDate resolvedBy) {

  /**
   * The episodes in a series of days: a function of the days alone, whatever the order in which
   * they became known. Closed days begin and prolong an episode, open ones too where the rule lets
   * them, as totals only grow; only closed days end one. Unknown days are passed over.
   *
   * @param days in the order of the calendar
   */
  static List<Episode> of(Iterable<Assessment> days, Rule rule) {
    EpisodeFold fold = new EpisodeFold(rule);
    days.forEach(fold::add);
    return fold.episodes();
  }

  /** Whether the two stretches share a day. */
  boolean overlaps(LocalDate first, LocalDate last) {
    return !first.isAfter(lastDay) && !last.isBefore(firstDay);
  }

  /** Whether the condition holds on the day, or held before it and has not ended. */
  boolean covers(LocalDate day) {
    return !day.isBefore(firstDay) && (resolvedBy == null || day.isBefore(resolvedBy));
  }

  static Episode begin(Assessment day) {
    return new Episode(
        day.day(), day.day(), day.value() == null ? 0 : day.value(), day.day(), day.day(), null);
  }

  Episode prolong(Assessment day, LocalDate raised) {
    boolean higher = day.value() != null && day.value() > peak;
    return new Episode(
        firstDay,
        day.day(),
        higher ? day.value() : peak,
        higher ? day.day() : peakDay,
        raised,
        null);
  }

  Episode resolve(LocalDate day) {
    return new Episode(firstDay, lastDay, peak, peakDay, raisedBy, day);
  }
}
