package io.giaoban.alert;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to be told.
 *
 * @param id the alert's id
 * @param state what it says
 * @param reason why
 * @param episode the episode it is about
 * @param day the day it is about
 * @param last the alert's last message; null: this is its first
 * @param others messages of other alerts that it replaces, too
 * @param backfill whether it tells of what was over before the rule or the days came
 */
record AlertStep(
    String id,
    AlertState state,
    Reason reason,
    Episode episode,
    LocalDate day,
    @Nullable Alert last,
    List<Alert> others,
    boolean backfill) {

  /** About the day that ended it where it ends, else about the last on which it holds. */
  static AlertStep of(String id, AlertState state, Reason reason, Episode episode) {
    boolean end = state == AlertState.RESOLVED && episode.resolvedBy() != null;
    LocalDate day = end ? episode.resolvedBy() : episode.lastDay();
    return new AlertStep(id, state, reason, episode, day, null, List.of(), false);
  }

  /** The end of an alert whose ground is gone: what it told, taken back. */
  static AlertStep cancel(Alert last, Reason reason) {
    Episode told =
        new Episode(
            last.getFirstDay(),
            last.getLastDay(),
            last.getPeak(),
            last.getPeakDay(),
            last.getFirstDay(),
            null);
    return of(last.getId(), AlertState.CANCELLED, reason, told).after(last);
  }

  AlertStep after(@Nullable Alert before) {
    return new AlertStep(id, state, reason, episode, day, before, others, backfill);
  }

  AlertStep replacing(List<Alert> more) {
    return new AlertStep(id, state, reason, episode, day, last, more, backfill);
  }

  AlertStep backfilled(boolean past) {
    return new AlertStep(id, state, reason, episode, day, last, others, past);
  }
}
