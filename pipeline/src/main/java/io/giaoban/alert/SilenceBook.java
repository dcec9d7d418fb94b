package io.giaoban.alert;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The silences of a city, those over and those to come included. */
final class SilenceBook {
  private final SortedMap<String, Silence> silences = new TreeMap<>();

  void put(Silence silence) {
    silences.put(silence.id(), silence);
  }

  void remove(String id) {
    silences.remove(id);
  }

  /** The first, by id, that covers the rule's alerts at the place then; null: none does. */
  @Nullable String over(Place place, Rule rule, Instant at) {
    for (Silence silence : silences.values()) {
      if (silence.at(at)
          && silence.covers(rule.id(), rule.severity(), place.city().code(), place.unitCode())) {
        return silence.id();
      }
    }
    return null;
  }
}
