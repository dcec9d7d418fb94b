package io.giaoban.board;

import io.giaoban.schema.RuleHealth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** In which cities each rule cannot be evaluated. Thread-safe. */
public final class RuleHealthView {
  /** By rule, then city. */
  private final Map<String, Map<String, RuleHealth>> failing = new ConcurrentHashMap<>();

  /** Takes what is told next of a rule in a city. */
  public void put(RuleHealth health) {
    Map<String, RuleHealth> cities =
        failing.computeIfAbsent(health.getRule(), rule -> new ConcurrentSkipListMap<>());
    if (health.getHealthy()) {
      cities.remove(health.getCity());
    } else {
      cities.put(health.getCity(), health);
    }
  }

  /** In how many cities each rule fails that fails anywhere or once did. */
  public Map<String, Integer> failing() {
    Map<String, Integer> cities = new TreeMap<>();
    failing.forEach((rule, where) -> cities.put(rule, where.size()));
    return cities;
  }

  /** What was told of the rule in the city is no more. */
  void forget(String rule, String city) {
    failing.getOrDefault(rule, new ConcurrentSkipListMap<>()).remove(city);
  }

  /** How a rule fares where it fails, by the cities' codes; empty: nowhere. */
  public List<RuleHealth> failing(String rule) {
    return List.copyOf(failing.getOrDefault(rule, Map.of()).values());
  }
}
