package io.giaoban.reset;

import io.giaoban.reset.Difference.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a topic's live records compare with those that were worked out anew.
 *
 * @param name the topic, or what of it was compared
 * @param equal how many say the same
 * @param differences how many differ, by how they do
 * @param leftOut how many could not be compared, as the live ones have moved on since
 * @param weighs which differences matter; the others are only told
 * @param first the first of the differences
 */
public record TopicComparison(
    String name,
    long equal,
    Map<Kind, Long> differences,
    long leftOut,
    List<Kind> weighs,
    List<Difference> first) {

  /** Whether nothing differs that matters. */
  public boolean same() {
    return weighs.stream().allMatch(kind -> count(kind) == 0);
  }

  /** How many differ so. */
  public long count(Kind kind) {
    return differences.getOrDefault(kind, 0L);
  }

  /** How many were compared. */
  public long compared() {
    return equal + differences.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Counts while it is compared. */
  static final class Builder {
    private static final int FIRST = 20;

    private final String name;
    private final List<Kind> weighs;
    private final Map<Kind, Long> differences = new EnumMap<>(Kind.class);
    private final List<Difference> first = new ArrayList<>();
    private long equal;
    private long leftOut;

    Builder(String name, List<Kind> weighs) {
      this.name = name;
      this.weighs = weighs;
    }

    void equal() {
      equal++;
    }

    void leaveOut() {
      leftOut++;
    }

    void differ(Difference difference) {
      differences.merge(difference.kind(), 1L, Long::sum);
      if (first.size() < FIRST) {
        first.add(difference);
      }
    }

    TopicComparison build() {
      return new TopicComparison(
          name, equal, Map.copyOf(differences), leftOut, weighs, List.copyOf(first));
    }
  }
}
