package io.giaoban.alert;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which rules' alerts cover which others'. */
final class Inhibition {
  private final Map<String, Rule> rules = new HashMap<>();

  Inhibition(Collection<Rule> rules) {
    rules.forEach(rule -> this.rules.put(rule.id(), rule));
  }

  /** The way from a rule through those that cover it back to itself; empty: there is none. */
  Optional<List<String>> circle(Rule rule) {
    Map<String, String> coveredBy = new HashMap<>();
    Deque<String> next = new ArrayDeque<>(Set.of(rule.id()));
    while (!next.isEmpty()) {
      String id = next.remove();
      for (String by : rules.containsKey(id) ? rules.get(id).inhibitedBy() : List.<String>of()) {
        if (by.equals(rule.id())) {
          return Optional.of(way(id, coveredBy, rule.id()));
        }
        if (coveredBy.putIfAbsent(by, id) == null) {
          next.add(by);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> way(String last, Map<String, String> coveredBy, String end) {
    Deque<String> way = new ArrayDeque<>(Set.of(end));
    for (String at = last; !at.equals(end); at = coveredBy.get(at)) {
      way.addFirst(at);
    }
    way.addFirst(end);
    return List.copyOf(way);
  }
}
