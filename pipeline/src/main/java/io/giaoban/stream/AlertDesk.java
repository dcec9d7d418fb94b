package io.giaoban.stream;

import io.giaoban.alert.AlertRound;
import io.giaoban.alert.CityAlerts;
import io.giaoban.alert.CompiledRule;
import io.giaoban.alert.RuleInForce;
import io.giaoban.alert.Silence;
import io.giaoban.place.City;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Tells a city's alerts as of the end of each {@link #STRETCH} of its clock in which something
 * changed: so what is told does not depend on where commits fall.
 */
final class AlertDesk {
  /** Long enough to take what a feed sends at once as one, too short to be noticed. */
  private static final Duration STRETCH = Duration.ofMillis(50);

  private static final Duration LAST_MOMENT = Duration.ofMillis(1);

  private final CityAlerts alerts;
  private final DayClock clock;
  private final Untold untold;
  private final Causes causes = new Causes();
  private final Map<String, Rows.RuleTerms> restoredTerms = new TreeMap<>();
  private final Map<String, Rows.@Nullable RuleTerms> unstoredTerms = new TreeMap<>();
  private City city;
  private @Nullable Instant pending;

  AlertDesk(
      City city,
      NavigableMap<LocalDate, CityDay> days,
      CityAlerts.Source source,
      DayClock clock,
      Untold untold) {
    this.city = city;
    this.alerts = new CityAlerts(city, days, source);
    this.clock = clock;
    this.untold = untold;
  }

  /** Whether both times lie in one stretch. */
  static boolean together(Instant one, Instant other) {
    return one.toEpochMilli() / STRETCH.toMillis() == other.toEpochMilli() / STRETCH.toMillis();
  }

  /** Since when something waits to be told; null: nothing does. */
  @Nullable Instant pending() {
    return pending;
  }

  void put(City changed) {
    city = changed;
    alerts.put(changed);
    touch(clock.now());
  }

  /**
   * Puts a rule in force.
   *
   * @param backfill whether what was over before is told, too
   */
  void put(CompiledRule rule, boolean backfill) {
    RuleInForce before = alerts.rule(rule.rule().id());
    if (before != null && before.rule().equals(rule.rule()) && before.backfill() == backfill) {
      return;
    }
    RuleInForce now = new RuleInForce(rule, clock.now(), backfill);
    alerts.put(now);
    unstoredTerms.put(rule.rule().id(), new Rows.RuleTerms(now.since(), backfill));
    touch(clock.now());
  }

  void removeRule(String id) {
    alerts.remove(id);
    unstoredTerms.put(id, null);
    touch(clock.now());
  }

  void put(Silence silence) {
    alerts.put(silence);
    watch(silence);
    touch(clock.now());
  }

  void removeSilence(String id) {
    alerts.removeSilence(id);
    touch(clock.now());
  }

  void changed(CityDay day) {
    alerts.changed(day);
    touch(day.getKnownAt());
  }

  void changed(UnitDay day) {
    alerts.changed(day);
    touch(day.getKnownAt());
  }

  /**
   * A report changed something.
   *
   * @param headers of its record
   */
  void changed(Report report, Headers headers) {
    causes.add(report, headers);
  }

  /** Tells what is to be told as of now. */
  void tell() {
    if (pending != null) {
      told(alerts.tell(pending, clock.now()));
      alerts.takeHealth(pending).forEach(untold::add);
      pending = null;
    }
    causes.clear();
  }

  /** A time has come at which a silence begins or ends, or the calendar date ends. */
  void wake() {
    Instant now = clock.now();
    alerts.silencesChange();
    boolean dateEnds = !city.dateOf(now.plus(LAST_MOMENT)).equals(city.dateOf(now));
    told(dateEnds ? alerts.tellHeld(now) : alerts.tell(now, now));
  }

  /** Stores under what terms the rules are in force. */
  void store(Rows rows) {
    unstoredTerms.forEach((rule, terms) -> rows.putTerms(city.code(), rule, terms));
    unstoredTerms.clear();
  }

  void restore(Alert message) {
    alerts.restore(message);
  }

  void restore(RuleHealth told) {
    alerts.restore(told);
  }

  void restore(String rule, Rows.RuleTerms terms) {
    restoredTerms.put(rule, terms);
  }

  /** Before the days come: the rules that look at them. */
  void restore(Collection<CompiledRule> rules) {
    for (CompiledRule rule : rules) {
      Rows.RuleTerms terms =
          restoredTerms.getOrDefault(rule.rule().id(), Rows.RuleTerms.SINCE_EVER);
      alerts.put(new RuleInForce(rule, terms.since(), terms.backfill()));
    }
    restoredTerms.clear();
  }

  /**
   * After the days have come.
   *
   * @param waiting since when something waited to be told; null: nothing did
   * @param silences those in force
   */
  void restored(@Nullable Instant waiting, Collection<Silence> silences) {
    for (Silence silence : silences) {
      alerts.put(silence);
      watch(silence);
    }
    alerts.restored();
    pending = waiting;
    if (waiting != null) {
      alerts.tellAll();
    }
    if (alerts.holdOpen()) {
      awaitEndOfDate();
    }
  }

  private void touch(Instant at) {
    pending = pending == null || at.isAfter(pending) ? at : pending;
  }

  private void told(AlertRound.Told round) {
    round.messages().forEach(message -> untold.add(message, causes.of(message)));
    if (round.held()) {
      awaitEndOfDate();
    }
  }

  private void watch(Silence silence) {
    for (Instant at : List.of(silence.from(), silence.until())) {
      if (at.isAfter(clock.now())) {
        clock.wakeAt(at);
      }
    }
  }

  /** At the last moment of a date it is the end of the next: what waits still was told today. */
  private void awaitEndOfDate() {
    clock.wakeAt(
        city.dateOf(clock.now().plus(LAST_MOMENT))
            .plusDays(1)
            .atStartOfDay(city.timezone())
            .toInstant()
            .minus(LAST_MOMENT));
  }
}
