package io.giaoban.dispatch.desk;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The alerts that a subscriber knows: an end is news only to whom it tells something new. Of those
 * whose end it knows the last 250 are remembered, by a hash of their ids.
 */
final class KnownAlerts {
  private static final int MOST_ENDED = 250;

  /** Who leaves out ends never hears of any. */
  private static final int MOST_OPEN = 1_000;

  private final Map<String, Integer> open = new LinkedHashMap<>();
  private final Set<Integer> ended = new LinkedHashSet<>();

  void restore(Map<String, Integer> storedOpen, List<Integer> storedEnded) {
    open.putAll(storedOpen);
    ended.addAll(storedEnded);
  }

  /** The last sequence told of each alert whose end is not known. */
  Map<String, Integer> open() {
    return Map.copyOf(open);
  }

  /** Hashes of alerts whose end is known, the oldest first. */
  List<Integer> ended() {
    return new ArrayList<>(ended);
  }

  /** Whether the subscriber knows this alert, and not that it ended. */
  boolean isOpen(String alert) {
    return open.containsKey(alert);
  }

  /** Whether this end says something about what is known. */
  boolean concerns(Pending end) {
    return open.containsKey(end.alert()) || (end.correction() && ended.contains(hash(end.alert())));
  }

  /** The subscriber was told. */
  void told(Pending message) {
    int hash = hash(message.alert());
    ended.remove(hash);
    if (!message.end()) {
      opened(message);
      return;
    }
    open.remove(message.alert());
    ended.add(hash);
    if (ended.size() > MOST_ENDED) {
      ended.remove(ended.iterator().next());
    }
  }

  /** Nobody knows whether the subscriber was told: an end would not be the first it hears of it. */
  void mayHaveHeard(Pending message) {
    if (!message.end()) {
      opened(message);
    }
  }

  private void opened(Pending message) {
    open.remove(message.alert());
    open.put(message.alert(), message.sequence());
    if (open.size() > MOST_OPEN) {
      open.remove(open.keySet().iterator().next());
    }
  }

  private static int hash(String alert) {
    return Hashing.murmur3_32_fixed().hashString(alert, StandardCharsets.UTF_8).asInt();
  }
}
