package io.giaoban.gateway;

import io.giaoban.schema.SubmissionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came of each feed's submissions of the last days, counted by the date in UTC. */
public final class FeedTallies {
  /** How many dates are counted. */
  static final int DAYS = 14;

  private final Map<String, NavigableMap<LocalDate, Count>> feeds = new HashMap<>();

  /**
   * What came of submissions.
   *
   * @param last when the last of them ended; null: there were none
   * @param reasons how many items were refused for each named reason
   */
  public record Count(
      @Nullable Instant last,
      long submissions,
      long accepted,
      long rejected,
      SortedMap<String, Long> reasons) {
    /** Nothing came. */
    public static final Count NONE = new Count(null, 0, 0, 0, new TreeMap<>());

    private static Count of(SubmissionStatus status) {
      return new Count(
          status.getEndedAt(),
          1,
          status.getAccepted(),
          status.getRejected(),
          new TreeMap<>(status.getReasons()));
    }

    private Count plus(Count other) {
      SortedMap<String, Long> both = new TreeMap<>(reasons);
      other.reasons.forEach((reason, items) -> both.merge(reason, items, Long::sum));
      return new Count(
          later(last, other.last),
          submissions + other.submissions,
          accepted + other.accepted,
          rejected + other.rejected,
          both);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
      return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
  }

  /** Counts a submission that has ended. */
  void add(SubmissionStatus ended) {
    NavigableMap<LocalDate, Count> days =
        feeds.computeIfAbsent(ended.getFeed(), feed -> new TreeMap<>());
    days.merge(
        LocalDate.ofInstant(ended.getEndedAt(), ZoneOffset.UTC), Count.of(ended), Count::plus);
    while (days.size() > DAYS) {
      days.pollFirstEntry();
    }
  }

  /** What came of a feed's submissions since a date. */
  Count since(String feed, LocalDate from) {
    NavigableMap<LocalDate, Count> days = feeds.get(feed);
    return days == null
        ? Count.NONE
        : days.tailMap(from, true).values().stream().reduce(Count.NONE, Count::plus);
  }
}
