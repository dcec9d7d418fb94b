package io.giaoban.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers things in the order of their first appearance: 0, 1, 2, … and never otherwise again. */
final class Dictionary<T> {
  private final Map<T, Integer> ordinals = new HashMap<>();
  private final List<T> entries = new ArrayList<>();

  /** The number of the entry, a new one if it was not there. */
  int ordinal(T entry) {
    Integer known = ordinals.get(entry);
    if (known != null) {
      return known;
    }
    ordinals.put(entry, entries.size());
    entries.add(entry);
    return entries.size() - 1;
  }

  /** The number of the entry; null: it is not there. */
  @Nullable Integer find(T entry) {
    return ordinals.get(entry);
  }

  List<T> entries() {
    return Collections.unmodifiableList(entries);
  }

  int size() {
    return entries.size();
  }
}
