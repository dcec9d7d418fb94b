package io.giaoban.alert;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.Alert;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One round in which a city's alerts are told: everything of it is true at one time. */
public final class AlertRound {
  private final City city;
  private final Map<String, RuleInForce> rules;
  private final SilenceBook silences;
  private final CityAlerts.Source source;
  private final DayMarks marks;
  private final Instant knownAt;
  private final Instant now;
  private final boolean dateEnds;
  private final List<Alert> messages = new ArrayList<>();
  private boolean held;

  /**
   * What was told.
   *
   * @param messages in the order in which they are to be told
   * @param held whether something is held back until the calendar date ends
   */
  public record Told(List<Alert> messages, boolean held) {}

  AlertRound(
      City city,
      Map<String, RuleInForce> rules,
      SilenceBook silences,
      CityAlerts.Source source,
      DayMarks marks,
      Instant knownAt,
      Instant now,
      boolean dateEnds) {
    this.city = city;
    this.rules = rules;
    this.silences = silences;
    this.source = source;
    this.marks = marks;
    this.knownAt = knownAt;
    this.now = now;
    this.dateEnds = dateEnds;
  }

  Told told() {
    return new Told(messages, held);
  }

  /** Tells what changed at a place. */
  void tell(@Nullable String code, PlaceAlerts alerts) {
    held |= alerts.takeHeldAnew();
    NavigableSet<String> changed = alerts.takeChanged();
    if (changed.isEmpty()) {
      return;
    }
    ReportingUnit unit = code == null ? null : city.unit(code);
    Place place = code != null && unit == null ? null : new Place(city, unit);
    for (String id : withInhibited(changed, alerts)) {
      RuleInForce rule = rules.get(id);
      if (rule == null) {
        withdraw(alerts, id, Reason.RULE_DELETED);
      } else if (place == null || !place.inScope(rule.rule()) || isGone(unit)) {
        withdraw(alerts, id, Reason.OUT_OF_SCOPE);
      } else {
        tell(place, alerts, rule);
      }
    }
  }

  /** Whether the city goes on without the unit, as after a merger. */
  private boolean isGone(@Nullable ReportingUnit unit) {
    return unit != null && unit.until() != null && marks.goBeyond(unit.until());
  }

  private void tell(Place place, PlaceAlerts alerts, RuleInForce rule) {
    List<Episode> episodes = alerts.courses().episodes(rule);
    if (episodes.isEmpty() && alerts.told(rule.rule().id()).isEmpty()) {
      return;
    }
    AlertTeller teller =
        new AlertTeller(
            place,
            rule,
            alerts.courses().days(),
            marks::closed,
            new PlaceCover(place, alerts),
            knownAt);
    AlertDifference difference =
        new AlertDifference(
            rule,
            teller,
            new AlertDifference.Moment(
                this::toldToday, day -> before(day, rule), source::loaded, dateEnds));
    String id = rule.rule().id();
    List<Alert> told =
        difference.messages(place.idPrefix(id), List.copyOf(alerts.told(id)), episodes);
    told.forEach(alerts::restore);
    messages.addAll(told);
    alerts.hold(id, difference.held());
    held |= difference.held();
  }

  private void withdraw(PlaceAlerts alerts, String rule, Reason reason) {
    for (Alert last : List.copyOf(alerts.told(rule))) {
      if (PlaceAlerts.isOpen(last)) {
        Alert message = AlertTeller.withdraw(last, reason, knownAt);
        alerts.restore(message);
        messages.add(message);
      }
    }
  }

  /** What a rule covers changes with it. */
  private NavigableSet<String> withInhibited(NavigableSet<String> changed, PlaceAlerts alerts) {
    NavigableSet<String> all = new TreeSet<>(changed);
    for (String open : alerts.open()) {
      RuleInForce rule = rules.get(open);
      if (rule != null && rule.rule().inhibitedBy().stream().anyMatch(changed::contains)) {
        all.add(open);
      }
    }
    return all;
  }

  private boolean toldToday(Alert alert) {
    return city.dateOf(alert.getKnownAt()).equals(city.dateOf(now));
  }

  private boolean before(LocalDate day, RuleInForce rule) {
    return day.isBefore(city.dayOf(rule.since()));
  }

  private final class PlaceCover implements AlertTeller.Cover {
    private final Place place;
    private final PlaceAlerts alerts;

    PlaceCover(Place place, PlaceAlerts alerts) {
      this.place = place;
      this.alerts = alerts;
    }

    @Override
    public @Nullable String inhibitor(Rule rule, LocalDate day) {
      for (String id : rule.inhibitedBy()) {
        RuleInForce other = rules.get(id);
        if (other != null
            && place.inScope(other.rule())
            && alerts.courses().episodes(other).stream().anyMatch(episode -> episode.covers(day))) {
          return id;
        }
      }
      return null;
    }

    @Override
    public @Nullable String silence(Rule rule) {
      return silences.over(place, rule, now);
    }
  }
}
