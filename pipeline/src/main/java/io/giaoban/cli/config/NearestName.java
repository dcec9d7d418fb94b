package io.giaoban.cli.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which name may have been meant by one that is wrong. */
final class NearestName {
  /** With more wrong, it is another word. */
  private static final double MOST_WRONG = 0.4;

  private NearestName() {}

  static Optional<String> of(String wrong, Collection<String> names) {
    return names.stream()
        .filter(name -> distance(wrong, name) <= MOST_WRONG * name.length())
        .min(Comparator.comparing((String name) -> distance(wrong, name)).thenComparing(n -> n));
  }

  /** How many letters must be changed, added, left out or swapped with their neighbour. */
  static int distance(String one, String other) {
    int[][] edits = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, one, other, i, j);
      }
    }
    return edits[one.length()][other.length()];
  }

  private static int cheapest(int[][] edits, String one, String other, int i, int j) {
    int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(edits[i - 1][j - 1] + change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
