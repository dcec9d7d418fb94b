package io.giaoban.alert;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What leads from the alerts that a rule told of a place to the episodes now. What begins, ends or
 * was wrong is told at once; how an episode goes on is told once a day at most.
 */
final class AlertDifference {
  private final RuleInForce rule;
  private final AlertTeller teller;
  private final Moment moment;
  private final List<Alert> messages = new ArrayList<>();
  private boolean held;

  /**
   * When it is told.
   *
   * @param toldToday whether a message was told on the same calendar date
   * @param beforeTheRule which days were over before the rule came into force
   * @param loaded which days were over before anything was known of them
   * @param dateEnds whether the date ends: what was held back is told then
   */
  record Moment(
      Predicate<Alert> toldToday,
      Predicate<LocalDate> beforeTheRule,
      Predicate<LocalDate> loaded,
      boolean dateEnds) {}

  AlertDifference(RuleInForce rule, AlertTeller teller, Moment moment) {
    this.rule = rule;
    this.teller = teller;
    this.moment = moment;
  }

  /** Whether something is held back until the date ends or the day closes. */
  boolean held() {
    return held;
  }

  /**
   * The messages, in the order in which they are to be told.
   *
   * @param idPrefix what a new alert's id begins with
   * @param known the last message of each of the rule's alerts at the place
   * @param now the episodes, in the order of the calendar
   */
  List<Alert> messages(String idPrefix, Collection<Alert> known, List<Episode> now) {
    List<Alert> told = known.stream().filter(alert -> !rule.leaves(alert)).toList();
    for (AlertMatching.Match match : new AlertMatching(idPrefix, known, told).of(now)) {
      Episode episode = match.episode();
      Alert last = match.last();
      if (episode == null) {
        cancel(last, now);
      } else if (last == null || last.getState() == AlertState.CANCELLED) {
        begin(match, episode, last);
      } else if (episode.resolvedBy() != null) {
        end(match, episode, last);
      } else {
        goOn(match, episode, last);
      }
    }
    return messages;
  }

  private void begin(AlertMatching.Match match, Episode episode, @Nullable Alert last) {
    LocalDate end = episode.resolvedBy();
    boolean beforeTheRule = end != null && moment.beforeTheRule().test(end);
    if (beforeTheRule && !rule.backfill()) {
      return;
    }
    boolean over = beforeTheRule || (end != null && moment.loaded().test(end));
    Reason reason =
        last != null
            ? Reason.HOLDS_AGAIN
            : match.others().isEmpty() ? Reason.HOLDS : Reason.SPLIT_OFF;
    Alert raised =
        teller.tell(
            AlertStep.of(match.id(), AlertState.RAISED, reason, episode)
                .after(last)
                .replacing(match.others())
                .backfilled(over));
    messages.add(raised);
    if (end != null) {
      messages.add(
          teller.tell(
              AlertStep.of(match.id(), AlertState.RESOLVED, Reason.CLEARED, episode)
                  .after(raised)
                  .backfilled(over)));
    }
  }

  private void cancel(Alert last, List<Episode> now) {
    if (last.getState() == AlertState.CANCELLED) {
      return;
    }
    Reason reason =
        rule.inherited(last)
            ? Reason.RULE_CHANGED
            : now.stream().anyMatch(episode -> AlertMatching.overlap(episode, last))
                ? Reason.JOINED
                : Reason.CORRECTED;
    messages.add(teller.tell(AlertStep.cancel(last, reason)));
  }

  private void end(AlertMatching.Match match, Episode episode, Alert last) {
    boolean first = last.getState() != AlertState.RESOLVED;
    AlertStep step =
        AlertStep.of(
                last.getId(),
                AlertState.RESOLVED,
                first ? Reason.CLEARED : Reason.CORRECTED,
                episode)
            .after(last)
            .replacing(match.others());
    if (first || !sameCourse(last, episode) || !last.getDay().equals(step.day())) {
      messages.add(teller.tell(step));
    }
  }

  private void goOn(AlertMatching.Match match, Episode episode, Alert last) {
    AlertStep step =
        AlertStep.of(last.getId(), AlertState.UPDATED, Reason.CORRECTED, episode)
            .after(last)
            .replacing(match.others());
    Alert message = teller.draft(step);
    Reason reason = match.others().isEmpty() ? AlertChange.of(last, message) : Reason.JOINED;
    if (reason != null && (AlertChange.atOnce(reason) || due(last, message))) {
      message.setReason(reason.name());
      messages.add(teller.worded(message, step));
    }
  }

  /** An open day's figures wait until it closes or the date ends. */
  private boolean due(Alert last, Alert message) {
    if (rule.rule().updates() == Updates.NONE) {
      return false;
    }
    boolean toldToday = last.getState() == AlertState.UPDATED && moment.toldToday().test(last);
    boolean due = !toldToday && (!message.getProvisional() || moment.dateEnds());
    held |= !due;
    return due;
  }

  private static boolean sameCourse(Alert told, Episode now) {
    return told.getFirstDay().equals(now.firstDay())
        && told.getLastDay().equals(now.lastDay())
        && told.getPeak() == now.peak()
        && told.getPeakDay().equals(now.peakDay());
  }
}
