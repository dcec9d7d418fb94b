package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.Outcome;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.PendingMessage;
import io.giaoban.schema.UndeliveredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that is still to be told. */
final class Pending {
  private static final String CORRECTED = "CORRECTED";
  private static final Duration LONGEST_WAIT = Duration.ofHours(30);

  private final int partition;
  private final long offset;
  private final String message;
  private final String place;
  private final boolean end;
  private final boolean correction;
  private int attempts;
  private @Nullable Instant notBefore;
  private @Nullable Outcome last;

  /** When it was to be tried by the schedule, while it is tried before that; null: it is not. */
  private @Nullable Instant scheduled;

  private Pending(
      int partition, long offset, String message, String place, boolean end, boolean correction) {
    this.partition = partition;
    this.offset = offset;
    this.message = message;
    this.place = place;
    this.end = end;
    this.correction = correction;
  }

  /** A message that was not tried yet. */
  static Pending of(LoggedAlert logged, @Nullable Instant notBefore) {
    Alert alert = logged.message();
    Pending pending =
        new Pending(
            logged.partition(),
            logged.offset(),
            alert.getId() + "#" + alert.getSequence(),
            alert.getUnit() == null ? alert.getCity() : alert.getCity() + "/" + alert.getUnit(),
            alert.getState() == AlertState.RESOLVED || alert.getState() == AlertState.CANCELLED,
            alert.getState() == AlertState.CANCELLED || CORRECTED.equals(alert.getReason()));
    pending.notBefore = notBefore;
    return pending;
  }

  /** As it was stored. */
  static Pending of(PendingMessage stored) {
    Pending pending =
        new Pending(
            stored.getPartition(),
            stored.getOffset(),
            stored.getMessage(),
            stored.getPlace(),
            stored.getEnd(),
            stored.getCorrection());
    pending.attempts = stored.getAttempts();
    pending.notBefore = stored.getNextAttemptAt();
    String verdict = stored.getVerdict();
    if (verdict != null) {
      pending.last = Verdicts.outcome(verdict, stored.getStatus(), stored.getDetail());
    }
    return pending;
  }

  int partition() {
    return partition;
  }

  long offset() {
    return offset;
  }

  /** The message as {@code id#sequence}. */
  String message() {
    return message;
  }

  String alert() {
    return message.substring(0, message.lastIndexOf('#'));
  }

  int sequence() {
    return Integer.parseInt(message.substring(message.lastIndexOf('#') + 1));
  }

  String place() {
    return place;
  }

  /** Whether it tells the end of its alert. */
  boolean end() {
    return end;
  }

  /** Whether it takes an end back or mends it, be it an end that was told already. */
  boolean correction() {
    return correction;
  }

  /** How often it was tried in vain. */
  int attempts() {
    return attempts;
  }

  /** A moment further away than anybody ever waits is of a clock that was wrong. */
  boolean dueAt(Instant now) {
    return notBefore == null
        || !notBefore.isAfter(now)
        || notBefore.isAfter(now.plus(LONGEST_WAIT));
  }

  @Nullable Instant notBefore() {
    return notBefore;
  }

  /** An attempt failed; it is tried again then. */
  void failed(Outcome outcome, Instant next) {
    attempts++;
    last = outcome;
    scheduled = null;
    notBefore = next;
  }

  /** When it is tried by the schedule if it is being tried before that; empty: it is not. */
  Optional<Instant> early(Instant now) {
    return Optional.ofNullable(scheduled).filter(time -> time.isAfter(now));
  }

  /** An attempt before its time failed, which does not count. */
  void failedEarly(Outcome outcome) {
    last = outcome;
    notBefore = scheduled == null ? notBefore : scheduled;
  }

  /** Others succeed: it is tried once before its time, which does not count if it fails. */
  void tryEarlier() {
    boolean asked = last != null && last.retryAfter() != null;
    if (attempts > 0 && scheduled == null && notBefore != null && !asked) {
      scheduled = notBefore;
      notBefore = null;
    }
  }

  /** Nothing that was the case when it failed need be now. */
  void tryNow() {
    scheduled = null;
    notBefore = null;
  }

  PendingMessage store() {
    return PendingMessage.newBuilder()
        .setPartition(partition)
        .setOffset(offset)
        .setMessage(message)
        .setPlace(place)
        .setEnd(end)
        .setCorrection(correction)
        .setAttempts(attempts)
        .setNextAttemptAt(scheduled == null ? notBefore : scheduled)
        .setVerdict(last == null ? null : last.verdict().name())
        .setStatus(last == null ? null : last.status())
        .setDetail(last == null ? null : last.detail())
        .build();
  }

  /** It will not be tried again by itself. */
  UndeliveredMessage givenUp(Outcome outcome, Instant at) {
    return UndeliveredMessage.newBuilder()
        .setMessage(message)
        .setPartition(partition)
        .setOffset(offset)
        .setGivenUpAt(at)
        .setVerdict(outcome.verdict().name())
        .setStatus(outcome.status())
        .setDetail(outcome.detail())
        .build();
  }
}
