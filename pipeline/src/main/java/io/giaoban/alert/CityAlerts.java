package io.giaoban.alert;

import io.giaoban.place.City;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A city's alerts: what the rules see in its days, and the difference to what was told before. Not
 * thread-safe.
 */
public final class CityAlerts {
  private final Map<String, CompiledRule> rules = new TreeMap<>();
  private final Map<String, SortedMap<LocalDate, Assessment>> assessments = new HashMap<>();
  private final Map<String, Map<String, Alert>> told = new HashMap<>();
  private final SortedMap<LocalDate, CityDay> days;

  /**
   * Alerts over these days.
   *
   * @param days the city's days as they stand; read again at each call
   */
  public CityAlerts(SortedMap<LocalDate, CityDay> days) {
    this.days = days;
  }

  /** Puts a rule in force; one of the same id gives way to it. */
  public void put(CompiledRule rule) {
    SortedMap<LocalDate, Assessment> seen = new TreeMap<>();
    days.values().forEach(day -> seen.put(day.getDay(), rule.assess(day)));
    rules.put(rule.rule().id(), rule);
    assessments.put(rule.rule().id(), seen);
  }

  /** Takes a rule out of force; what it told stays told. */
  public void remove(String id) {
    rules.remove(id);
    assessments.remove(id);
  }

  /** Takes note of a day that is new or has changed. */
  public void changed(CityDay day) {
    rules.forEach((id, rule) -> assessments.get(id).put(day.getDay(), rule.assess(day)));
  }

  /** Takes note of a message that was told earlier, such as after a restart. */
  public void restore(Alert message) {
    told.computeIfAbsent(message.getRule(), rule -> new TreeMap<>()).put(message.getId(), message);
  }

  /**
   * The messages that lead from what was told to what is true now; they count as told then.
   *
   * @param knownAt the city's clock
   */
  public List<Alert> tell(City city, Instant knownAt) {
    Map<String, List<Episode>> episodes = new HashMap<>();
    rules.forEach(
        (id, rule) ->
            episodes.put(id, Episode.of(assessments.get(id).values(), rule.rule().clearDays())));
    List<Alert> messages = new ArrayList<>();
    for (CompiledRule rule : rules.values()) {
      messages.addAll(tell(city, rule.rule(), episodes, knownAt));
    }
    return messages;
  }

  private List<Alert> tell(
      City city, Rule rule, Map<String, List<Episode>> episodes, Instant knownAt) {
    AlertTeller teller = new AlertTeller(city, rule, days, assessments.get(rule.id()), knownAt);
    Map<String, Alert> before = told.computeIfAbsent(rule.id(), id -> new TreeMap<>());
    List<Alert> messages = new ArrayList<>();
    String idPrefix = city.code() + "." + rule.id() + ".";
    for (AlertDifference.Step step :
        AlertDifference.steps(idPrefix, before.values(), episodes.get(rule.id()))) {
      Alert message = teller.tell(step, before.get(step.id()), inhibitor(rule, episodes, step));
      before.put(step.id(), message);
      messages.add(message);
    }
    return messages;
  }

  /** The rule whose episode covers the day of a message that says that something holds. */
  private static @Nullable String inhibitor(
      Rule rule, Map<String, List<Episode>> episodes, AlertDifference.Step step) {
    if (step.state() == AlertState.RESOLVED || step.state() == AlertState.CANCELLED) {
      return null;
    }
    for (String other : rule.inhibitedBy()) {
      for (Episode episode : episodes.getOrDefault(other, List.of())) {
        if (episode.overlaps(step.day(), step.day())) {
          return other;
        }
      }
    }
    return null;
  }
}
