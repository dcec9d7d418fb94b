package io.giaoban.alert;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What leads from the alerts told to the episodes now. An alert goes on with the first episode that
 * shares a day with what it told; what no episode goes on with is cancelled; an episode without an
 * alert begins one. A cancelled alert comes back under its id when its days hold again.
 */
final class AlertDifference {
  private final String idPrefix;
  private final Set<String> ids = new HashSet<>();
  private final List<Alert> untold = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  /**
   * One message to be told.
   *
   * @param id the alert's id
   * @param state what it says
   * @param episode the episode it is about
   * @param day the day it is about
   */
  record Step(String id, AlertState state, Episode episode, LocalDate day) {}

  private AlertDifference(String idPrefix, Collection<Alert> told) {
    this.idPrefix = idPrefix;
    told.forEach(alert -> ids.add(alert.getId()));
    untold.addAll(told);
    untold.sort(
        Comparator.comparing((Alert alert) -> alert.getState() == AlertState.CANCELLED)
            .thenComparing(Alert::getFirstDay));
  }

  /**
   * The steps, in the order in which they are to be told.
   *
   * @param idPrefix what a new alert's id begins with; its first day follows
   * @param told the last message of each alert
   * @param now the episodes, in the order of the calendar
   */
  static List<Step> steps(String idPrefix, Collection<Alert> told, List<Episode> now) {
    AlertDifference difference = new AlertDifference(idPrefix, told);
    now.forEach(difference::goOn);
    difference.cancelTheRest();
    return difference.steps;
  }

  private void goOn(Episode episode) {
    Alert alert = takeOverlapping(episode);
    if (alert == null) {
      begin(newId(episode.firstDay()), episode);
    } else if (alert.getState() == AlertState.CANCELLED) {
      begin(alert.getId(), episode);
    } else if (episode.resolvedBy() != null) {
      if (alert.getState() != AlertState.RESOLVED
          || differs(alert, episode)
          || !alert.getDay().equals(episode.resolvedBy())) {
        steps.add(new Step(alert.getId(), AlertState.RESOLVED, episode, episode.resolvedBy()));
      }
    } else if (alert.getState() == AlertState.RESOLVED || differs(alert, episode)) {
      steps.add(new Step(alert.getId(), AlertState.UPDATED, episode, episode.lastDay()));
    }
  }

  private void begin(String id, Episode episode) {
    steps.add(new Step(id, AlertState.RAISED, episode, episode.firstDay()));
    if (episode.resolvedBy() != null) {
      steps.add(new Step(id, AlertState.RESOLVED, episode, episode.resolvedBy()));
    }
  }

  private void cancelTheRest() {
    for (Alert alert : untold) {
      if (alert.getState() != AlertState.CANCELLED) {
        Episode told =
            new Episode(
                alert.getFirstDay(), alert.getLastDay(), alert.getPeak(), alert.getPeakDay(), null);
        steps.add(new Step(alert.getId(), AlertState.CANCELLED, told, alert.getLastDay()));
      }
    }
  }

  private @Nullable Alert takeOverlapping(Episode episode) {
    for (Alert alert : untold) {
      if (episode.overlaps(alert.getFirstDay(), alert.getLastDay())) {
        untold.remove(alert);
        return alert;
      }
    }
    return null;
  }

  private String newId(LocalDate firstDay) {
    String id = idPrefix + firstDay;
    for (int n = 2; !ids.add(id); n++) {
      id = idPrefix + firstDay + "." + n;
    }
    return id;
  }

  private static boolean differs(Alert alert, Episode episode) {
    return !alert.getFirstDay().equals(episode.firstDay())
        || !alert.getLastDay().equals(episode.lastDay())
        || !Objects.equals(alert.getPeak(), episode.peak())
        || !alert.getPeakDay().equals(episode.peakDay());
  }
}
