package io.giaoban.alert;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is different between the last message of an alert that is open and what is true now. */
final class AlertChange {
  private static final Set<Reason> AT_ONCE =
      Set.of(
          Reason.REOPENED,
          Reason.JOINED,
          Reason.FIRST_DAY,
          Reason.SEVERITY,
          Reason.INHIBITION,
          Reason.SILENCE);

  private AlertChange() {}

  /** The weightiest difference; null: there is none. */
  static @Nullable Reason of(Alert last, Alert now) {
    if (last.getState() == AlertState.RESOLVED) {
      return Reason.REOPENED;
    }
    if (!last.getFirstDay().equals(now.getFirstDay())) {
      return Reason.FIRST_DAY;
    }
    if (!last.getSeverity().equals(now.getSeverity())) {
      return Reason.SEVERITY;
    }
    if (!Objects.equals(last.getInhibitedBy(), now.getInhibitedBy())) {
      return Reason.INHIBITION;
    }
    if (!Objects.equals(last.getSilencedBy(), now.getSilencedBy())) {
      return Reason.SILENCE;
    }
    return ofFigures(last, now);
  }

  /** Whether it does not wait: it begins, ends or mends something. */
  static boolean atOnce(Reason reason) {
    return AT_ONCE.contains(reason);
  }

  private static @Nullable Reason ofFigures(Alert last, Alert now) {
    if (now.getPeak() > last.getPeak()) {
      return Reason.NEW_PEAK;
    }
    if (now.getPeak() < last.getPeak() || !now.getPeakDay().equals(last.getPeakDay())) {
      return Reason.CORRECTED;
    }
    if (now.getLastDay().isAfter(last.getLastDay())) {
      return Reason.NEW_DAY;
    }
    if (!now.getLastDay().equals(last.getLastDay())
        || !now.getDay().equals(last.getDay())
        || !Objects.equals(now.getValue(), last.getValue())) {
      return Reason.CORRECTED;
    }
    if (last.getProvisional() && !now.getProvisional()) {
      return Reason.FINAL;
    }
    return last.getProvisional() == now.getProvisional() ? null : Reason.CORRECTED;
  }
}
