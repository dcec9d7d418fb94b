package io.giaoban.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.giaoban.alert.Severity;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a subscriber asked for: those that fulfil every condition given; an empty one asks
 * nothing.
 *
 * @param cities codes of cities
 * @param units codes of units of these cities: their own alerts only
 * @param rules ids of rules
 * @param severities severities of rules
 * @param states what messages say; who was told of an alert is told of its end all the same unless
 *     {@code resolved} or {@code cancelled} is left out here
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AlertFilter(
    SortedSet<String> cities,
    SortedSet<String> units,
    SortedSet<String> rules,
    SortedSet<Severity> severities,
    SortedSet<AlertState> states) {
  /** Asks for everything. */
  public static final AlertFilter ALL = new AlertFilter(null, null, null, null, null);

  private static final int MOST = 1_000;

  public AlertFilter(
      @Nullable SortedSet<String> cities,
      @Nullable SortedSet<String> units,
      @Nullable SortedSet<String> rules,
      @Nullable SortedSet<Severity> severities,
      @Nullable SortedSet<AlertState> states) {
    this.cities = copy("cities", cities);
    this.units = copy("units", units);
    this.rules = copy("rules", rules);
    this.severities = copy("severities", severities);
    this.states = copy("states", states);
    if (!this.units.isEmpty() && this.cities.isEmpty()) {
      throw new IllegalArgumentException(
          "units: %s without cities (expected: the cities they belong to)".formatted(this.units));
    }
  }

  /** Whether the subscriber asked for this message. */
  public boolean asksFor(Alert message) {
    return holds(cities, message.getCity())
        && (units.isEmpty() || (message.getUnit() != null && units.contains(message.getUnit())))
        && holds(rules, message.getRule())
        && holds(severities, Severity.valueOf(message.getSeverity().toUpperCase(Locale.ROOT)))
        && holds(states, message.getState());
  }

  private static <T> boolean holds(Set<T> asked, T value) {
    return asked.isEmpty() || asked.contains(value);
  }

  private static <T extends Comparable<T>> SortedSet<T> copy(
      String what, @Nullable SortedSet<T> values) {
    if (values == null) {
      return Collections.emptySortedSet();
    }
    if (values.size() > MOST) {
      throw new IllegalArgumentException(
          "%s: %d of them (expected: at most %d)".formatted(what, values.size(), MOST));
    }
    return Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }
}
