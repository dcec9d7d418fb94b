package io.giaoban.gateway.dhis2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects conflicts, those of the same reason as one. */
final class Conflicts {
  private final boolean since243;
  private final Map<Same, List<Integer>> indexes = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param since243 whether DHIS2 2.43 or newer will read them
   */
  Conflicts(boolean since243) {
    this.since243 = since243;
  }

  private record Same(ConflictKind kind, @Nullable String object, String text) {}

  void add(DataValue value, ConflictKind kind, String text) {
    indexes
        .computeIfAbsent(new Same(kind, value.object(kind), text), same -> new ArrayList<>())
        .add(value.index());
  }

  /** The conflicts, in the order of their first values. */
  List<Conflict> all() {
    List<Conflict> all = new ArrayList<>();
    indexes.forEach((same, places) -> all.add(conflict(same, places)));
    all.sort(Comparator.comparing(conflict -> conflict.indexes().get(0)));
    return all;
  }

  /** Places of all values in conflict, ascending. */
  List<Integer> rejectedIndexes() {
    return indexes.values().stream().flatMap(List::stream).sorted().toList();
  }

  private Conflict conflict(Same same, List<Integer> places) {
    String code = same.kind().code(since243);
    String object = same.object() == null ? "" : same.object();
    return new Conflict(
        object,
        code == null ? null : Map.of(same.kind().objectType(), object),
        same.text(),
        code,
        same.kind().property(),
        places.stream().sorted().toList());
  }
}
