package io.giaoban.board.live;

import java.util.Set;

/**
 * Which events a client wants.
 *
 * @param types events of these types; never empty
 * @param cities about these cities; empty: any
 * @param rules of alerts those of these rules; empty: any
 * @param severities of alerts those of these severities; empty: any
 */
record EventFilter(
    Set<EventType> types, Set<String> cities, Set<String> rules, Set<String> severities) {

  EventFilter {
    types = Set.copyOf(types);
    cities = Set.copyOf(cities);
    rules = Set.copyOf(rules);
    severities = Set.copyOf(severities);
  }

  boolean wants(Subject subject) {
    return types.contains(subject.type())
        && (cities.isEmpty() || cities.contains(subject.city()))
        && (subject.type() != EventType.ALERT || wantsAlert(subject));
  }

  private boolean wantsAlert(Subject alert) {
    return (rules.isEmpty() || rules.contains(alert.rule()))
        && (severities.isEmpty() || severities.contains(alert.severity()));
  }
}
