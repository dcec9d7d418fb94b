package io.giaoban.alert;

import io.giaoban.schema.RuleHealth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** On which days of a city and its units each rule cannot be evaluated. */
final class RuleHealthBook {
  private static final String REASON = "EVALUATION_FAILED";

  private final SortedMap<String, NavigableMap<At, String>> failures = new TreeMap<>();
  private final SortedMap<String, RuleHealth> told = new TreeMap<>();
  private final SortedSet<String> changed = new TreeSet<>();

  /** The unit is empty for the city itself. */
  private record At(LocalDate day, String unit) implements Comparable<At> {
    private static final Comparator<At> ORDER =
        Comparator.comparing(At::day).thenComparing(At::unit);

    @Override
    public int compareTo(At other) {
      return ORDER.compare(this, other);
    }
  }

  void failed(String rule, @Nullable String unit, LocalDate day, String detail) {
    NavigableMap<At, String> known = failures.computeIfAbsent(rule, id -> new TreeMap<>());
    if (!detail.equals(known.put(at(unit, day), detail))) {
      changed.add(rule);
    }
  }

  void passed(String rule, @Nullable String unit, LocalDate day) {
    NavigableMap<At, String> known = failures.isEmpty() ? null : failures.get(rule);
    if (known != null && known.remove(at(unit, day)) != null) {
      changed.add(rule);
      if (known.isEmpty()) {
        failures.remove(rule);
      }
    }
  }

  /** Whether any rule fails anywhere. */
  boolean anyFails() {
    return !failures.isEmpty();
  }

  /** Nothing is known against the rule yet: it is another, or none. */
  void begin(String rule) {
    failures.remove(rule);
    changed.add(rule);
  }

  /**
   * Nothing is known against any rule in units yet: they are others, and are all looked at anew.
   */
  void forgetUnits() {
    changed.addAll(failures.keySet());
    failures.values().forEach(known -> known.keySet().removeIf(at -> !at.unit().isEmpty()));
    failures.values().removeIf(Map::isEmpty);
  }

  /** Takes note of what was told of a rule, such as before a restart. */
  void restore(RuleHealth health) {
    told.put(health.getRule(), health);
  }

  /** Whether a rule was last told to fail in a unit, be it known by now where it does or not. */
  boolean anyUnitFails() {
    return told.values().stream().anyMatch(health -> health.getUnit() != null);
  }

  /** How the rules fare of which something else was told before; every rule fares well at first. */
  List<RuleHealth> takeChanged(String city, Instant knownAt) {
    List<RuleHealth> news = new ArrayList<>();
    for (String rule : changed) {
      RuleHealth health = of(rule, city, knownAt);
      RuleHealth before = told.get(rule);
      if (before == null ? !health.getHealthy() : !same(before, health)) {
        told.put(rule, health);
        news.add(health);
      }
    }
    changed.clear();
    return news;
  }

  private static boolean same(RuleHealth one, RuleHealth other) {
    return one.getHealthy() == other.getHealthy()
        && Objects.equals(one.getDay(), other.getDay())
        && Objects.equals(one.getUnit(), other.getUnit())
        && Objects.equals(one.getDetail(), other.getDetail());
  }

  private RuleHealth of(String rule, String city, Instant knownAt) {
    NavigableMap<At, String> known = failures.get(rule);
    RuleHealth.Builder health =
        RuleHealth.newBuilder().setRule(rule).setCity(city).setKnownAt(knownAt);
    if (known == null) {
      return health.setHealthy(true).build();
    }
    At last = known.lastKey();
    return health
        .setHealthy(false)
        .setReason(REASON)
        .setDetail(known.get(last))
        .setUnit(last.unit().isEmpty() ? null : last.unit())
        .setDay(last.day())
        .build();
  }

  private static At at(@Nullable String unit, LocalDate day) {
    return new At(day, unit == null ? "" : unit);
  }
}
