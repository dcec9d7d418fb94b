package io.giaoban.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Looks back from days to the last case before them, over days that are known to have none. Days
 * are counted since 1970-01-01, as stretches without cases are long. What was found is remembered:
 * looking back from each day of a stretch in turn takes one step a day. Not thread-safe.
 */
public final class LastCases {
  private final NavigableMap<Integer, LastCase> found = new TreeMap<>();
  private final Days days;

  /** What is known of cases. */
  public interface Days {
    /** Whether there were any on the day, or in a figure over several days that ends with it. */
    boolean anyCase(int day);

    /** How many reports of the day are missing; {@link Integer#MAX_VALUE}: nothing is known. */
    int missing(int day);

    /** Reports over several days that end with this one. */
    default Collection<Span> spansTo(int day) {
      return List.of();
    }
  }

  /**
   * Reports over several days, which stand for those that are missing on the days before the last.
   *
   * @param from the first of the days
   * @param reports how many reports
   */
  public record Span(int from, int reports) {}

  public LastCases(Days days) {
    this.days = days;
  }

  /** The last case up to the end of a day. */
  public LastCase seenFrom(int day) {
    List<Span> spans = new ArrayList<>(0);
    for (int d = day; ; d--) {
      dropAfter(d, spans);
      LastCase before = spans.isEmpty() ? found.get(d) : null;
      if (before != null) {
        return remember(day, before);
      }
      if (days.anyCase(d)) {
        return remember(day, new LastCase(d, true));
      }
      int missing = days.missing(d);
      if (missing > 0 && missing > reports(spans)) {
        return remember(day, new LastCase(d, false));
      }
      spans.addAll(days.spansTo(d));
    }
  }

  /** What is known of this day differs: what was seen from it on is forgotten. */
  public void forgetFrom(int day) {
    found.tailMap(day, true).clear();
  }

  private LastCase remember(int day, LastCase last) {
    found.put(day, last);
    return last;
  }

  private static void dropAfter(int day, List<Span> spans) {
    if (!spans.isEmpty()) {
      spans.removeIf(span -> span.from() > day);
    }
  }

  private static long reports(List<Span> spans) {
    long reports = 0;
    for (Span span : spans) {
      reports += span.reports();
    }
    return reports;
  }
}
