package io.giaoban.alert;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.UnitDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes what is to be told of an episode as an alert message. */
final class AlertTeller {
  private final Place place;
  private final RuleInForce rule;
  private final PlaceDays days;
  private final Predicate<LocalDate> closed;
  private final Cover cover;
  private final Instant knownAt;

  /** What keeps an alert from being delivered. */
  interface Cover {
    /** The rule whose alert covers this one's day; null: none. */
    @Nullable String inhibitor(Rule rule, LocalDate day);

    /** The silence that covers the rule's alerts here; null: none. */
    @Nullable String silence(Rule rule);
  }

  AlertTeller(
      Place place,
      RuleInForce rule,
      PlaceDays days,
      Predicate<LocalDate> closed,
      Cover cover,
      Instant knownAt) {
    this.place = place;
    this.rule = rule;
    this.days = days;
    this.closed = closed;
    this.cover = cover;
    this.knownAt = knownAt;
  }

  /** The message. */
  Alert tell(AlertStep step) {
    return worded(draft(step), step);
  }

  /** A message in people's words, as drafted. */
  Alert worded(Alert draft, AlertStep step) {
    AlertText text = new AlertText(place, step, draft.getValue(), days.on(step.day()));
    draft.setHeadline(text.headline(rule.rule()));
    draft.setAdvice(isOpen(step) ? text.filled(rule.rule().advice()) : Map.of());
    return draft;
  }

  private static boolean isOpen(AlertStep step) {
    return step.state() == AlertState.RAISED || step.state() == AlertState.UPDATED;
  }

  /** What a message would say, but for the words: most are compared only. */
  Alert draft(AlertStep step) {
    Episode episode = step.episode();
    SpecificRecord day = days.on(step.day());
    Double value = rule.compiled().value(day);
    boolean open = isOpen(step);
    return Alert.newBuilder()
        .setId(step.id())
        .setSequence(step.last() == null ? 1 : step.last().getSequence() + 1)
        .setRule(rule.rule().id())
        .setSeverity(rule.rule().severity().name().toLowerCase(Locale.ROOT))
        .setCity(place.city().code())
        .setUnit(place.unitCode())
        .setState(step.state())
        .setReason(step.reason().name())
        .setFirstDay(episode.firstDay())
        .setLastDay(episode.lastDay())
        .setDay(step.day())
        .setValue(value)
        .setPeak(episode.peak())
        .setPeakDay(episode.peakDay())
        .setProvisional(!closed.test(step.day()))
        .setCompleteness(rule.compiled().completeness(day))
        .setVersion(version(day))
        .setKnownAt(knownAt)
        .setInhibitedBy(open ? cover.inhibitor(rule.rule(), step.day()) : null)
        .setSilencedBy(open ? cover.silence(rule.rule()) : null)
        .setBackfill(step.backfill())
        .setRuleSince(rule.since())
        .setHeadline(Map.of())
        .setAdvice(Map.of())
        .setReferences(references(step))
        .build();
  }

  /** The end of an alert whose rule is gone or looks elsewhere: what it told last, taken back. */
  static Alert withdraw(Alert last, Reason reason, Instant knownAt) {
    return Alert.newBuilder(last)
        .setSequence(last.getSequence() + 1)
        .setState(AlertState.CANCELLED)
        .setReason(reason.name())
        .setKnownAt(knownAt)
        .setInhibitedBy(null)
        .setSilencedBy(null)
        .setHeadline(AlertText.cancelled(last.getHeadline()))
        .setAdvice(Map.of())
        .setReferences(List.of(last.getId() + "#" + last.getSequence()))
        .build();
  }

  private static List<String> references(AlertStep step) {
    return Stream.concat(Stream.ofNullable(step.last()), step.others().stream())
        .map(before -> before.getId() + "#" + before.getSequence())
        .toList();
  }

  private static long version(@Nullable SpecificRecord day) {
    if (day instanceof CityDay city) {
      return city.getVersion();
    }
    return day instanceof UnitDay unit ? Objects.requireNonNullElse(unit.getCaseRevision(), 0L) : 0;
  }
}
