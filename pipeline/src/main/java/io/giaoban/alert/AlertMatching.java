package io.giaoban.alert;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which told alert goes on with which episode: with the first that shares a day with what it told.
 * An episode without an alert begins one; an alert without an episode has lost its ground.
 */
final class AlertMatching {
  private final String idPrefix;
  private final Collection<Alert> told;
  private final Set<String> ids = new HashSet<>();
  private final List<Alert> free = new ArrayList<>();

  /**
   * An episode and its alert.
   *
   * @param id the alert's id
   * @param last its last message; null: there is none
   * @param episode null: none goes on with the alert
   * @param others last messages of other alerts that told some of the episode's days
   */
  record Match(String id, @Nullable Alert last, @Nullable Episode episode, List<Alert> others) {}

  /**
   * A matching.
   *
   * @param idPrefix what a new alert's id begins with
   * @param known the last message of each alert whose id is taken
   * @param told of these, those that episodes may go on with
   */
  AlertMatching(String idPrefix, Collection<Alert> known, Collection<Alert> told) {
    this.idPrefix = idPrefix;
    this.told = told;
    known.forEach(alert -> ids.add(alert.getId()));
    free.addAll(told);
    free.sort(
        Comparator.comparing((Alert alert) -> alert.getState() == AlertState.CANCELLED)
            .thenComparing(Alert::getFirstDay));
  }

  /**
   * The matches.
   *
   * @param now the episodes, in the order of the calendar
   */
  List<Match> of(List<Episode> now) {
    List<Match> matches = new ArrayList<>();
    for (Episode episode : now) {
      Alert alert = takeOverlapping(episode);
      String id = alert == null ? newId(episode) : alert.getId();
      matches.add(new Match(id, alert, episode, others(episode, id)));
    }
    free.forEach(alert -> matches.add(new Match(alert.getId(), alert, null, List.of())));
    return matches;
  }

  private @Nullable Alert takeOverlapping(Episode episode) {
    for (Alert alert : free) {
      if (overlap(episode, alert)) {
        free.remove(alert);
        return alert;
      }
    }
    return null;
  }

  private List<Alert> others(Episode episode, String id) {
    return told.stream()
        .filter(alert -> alert.getState() != AlertState.CANCELLED && !alert.getId().equals(id))
        .filter(alert -> overlap(episode, alert))
        .sorted(Comparator.comparing(Alert::getFirstDay))
        .toList();
  }

  static boolean overlap(Episode episode, Alert alert) {
    return episode.overlaps(alert.getFirstDay(), alert.getLastDay());
  }

  private String newId(Episode episode) {
    String id = idPrefix + episode.firstDay();
    for (int n = 2; !ids.add(id); n++) {
      id = idPrefix + episode.firstDay() + "." + n;
    }
    return id;
  }
}
