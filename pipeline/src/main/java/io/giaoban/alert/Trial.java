package io.giaoban.alert;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have told of one place.
 *
 * @param rule the rule
 * @param city the city's code
 * @param unit the unit's code; null: the whole city
 * @param name the place's own name
 * @param days the days that the rule looked at, in order
 * @param episodes in the order of the calendar
 * @param plain the episodes of the same line without hysteresis: each day alone raises or clears
 * @param figures the rule's figure by day, where known
 */
public record Trial(
    Rule rule,
    String city,
    @Nullable String unit,
    String name,
    SortedSet<LocalDate> days,
    List<Episode> episodes,
    List<Episode> plain,
    SortedMap<LocalDate, Double> figures) {

  /** An episode that begins so soon after the one before it was cleared is a flap. */
  static final int FLAP_DAYS = 7;

  /** Days on which it stands, from each episode's first to its last. */
  public long daysCovered() {
    return episodes.stream().mapToLong(Trial::length).sum();
  }

  /** Episodes that begin within a week after the one before was cleared. */
  public int flaps() {
    int flaps = 0;
    for (int i = 1; i < episodes.size(); i++) {
      LocalDate cleared = episodes.get(i - 1).resolvedBy();
      if (cleared != null && !episodes.get(i).firstDay().isAfter(cleared.plusDays(FLAP_DAYS))) {
        flaps++;
      }
    }
    return flaps;
  }

  /** How often the plain line would have been raised or cleared. */
  public long plainCrossings() {
    return plain.size() + plain.stream().filter(each -> each.resolvedBy() != null).count();
  }

  /** Whether an episode stands on some of these days. */
  public boolean standsBetween(LocalDate first, LocalDate last) {
    return episodes.stream().anyMatch(episode -> episode.overlaps(first, last));
  }

  /** How many days an episode lasts, its first and last included. */
  public static long length(Episode episode) {
    return ChronoUnit.DAYS.between(episode.firstDay(), episode.lastDay()) + 1;
  }
}
