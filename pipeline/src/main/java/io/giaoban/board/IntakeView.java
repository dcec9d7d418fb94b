package io.giaoban.board;

import io.giaoban.schema.IntakeCounts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What became of arriving records, by date and city. Thread-safe. */
public final class IntakeView {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::issue).thenComparing(Key::city).thenComparing(Key::partition);

  private final Map<Key, IntakeCounts> counts = new ConcurrentSkipListMap<>(ORDER);

  private volatile IntakeTotals totals = IntakeTotals.NONE;

  private record Key(LocalDate issue, String city, int partition) {}

  void put(IntakeCounts count) {
    String city = Objects.requireNonNullElse(count.getCity(), "");
    IntakeCounts before = counts.put(new Key(count.getIssue(), city, count.getPartition()), count);
    totals = totals.with(count, before);
  }

  /** All counts together. */
  public IntakeTotals totals() {
    return totals;
  }

  /**
   * What was counted is no more.
   *
   * @param of a city, or {@code partition N}
   */
  void forget(String of, LocalDate issue) {
    counts
        .keySet()
        .removeIf(
            key ->
                key.issue().equals(issue)
                    && (key.city().isEmpty() ? "partition " + key.partition() : key.city())
                        .equals(of));
  }

  /**
   * The counts, by date, then city; records of no known city come first.
   *
   * @param city only this city's; null: all
   * @param from the first date; null: since ever
   * @param to the last date; null: until now
   */
  public Collection<IntakeCounts> counts(
      @Nullable String city, @Nullable LocalDate from, @Nullable LocalDate to) {
    return counts.values().stream()
        .filter(count -> city == null || city.equals(count.getCity()))
        .filter(count -> from == null || !count.getIssue().isBefore(from))
        .filter(count -> to == null || !count.getIssue().isAfter(to))
        .toList();
  }
}
