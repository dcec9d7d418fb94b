package io.giaoban.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.giaoban.alert.Severity;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a subscriber asked for: those of which a message fulfils every condition given; an
 * empty one asks nothing. Who was told of an alert hears of it on, whatever becomes of it.
 *
 * @param cities codes of cities
 * @param units codes of units of these cities: their own alerts only
 * @param rules ids of rules
 * @param severities severities of rules
 * @param states what messages say: others are never told
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
        && (severities.isEmpty()
            || severities.stream()
                .anyMatch(severity -> severity.name().equalsIgnoreCase(message.getSeverity())))
        && asksFor(message.getState());
  }

  /** Whether the subscriber wants to hear of this at all. */
  public boolean asksFor(AlertState state) {
    return holds(states, state);
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
