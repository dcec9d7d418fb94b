package io.giaoban.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The days of one place: of each day what was told last, and where there were several issues what
 * was told last by the end of each. One thread puts, any may ask.
 */
final class IssuedDays<T> {
  private final Function<T, LocalDate> dayOf;
  private final Function<T, LocalDate> issueOf;
  private final ConcurrentNavigableMap<LocalDate, T> latest = new ConcurrentSkipListMap<>();

  /** What stood before the latest, issues ascending; no entry for most days. */
  private final Map<LocalDate, List<T>> earlier = new ConcurrentHashMap<>();

  /**
   * No days yet.
   *
   * @param dayOf the day that a record is about
   * @param issueOf the calendar date on which it was told
   */
  IssuedDays(Function<T, LocalDate> dayOf, Function<T, LocalDate> issueOf) {
    this.dayOf = dayOf;
    this.issueOf = issueOf;
  }

  /** Takes what is told next; it stands in for all that was told of the same issue or a later. */
  void put(T told) {
    LocalDate day = dayOf.apply(told);
    LocalDate issue = issueOf.apply(told);
    List<T> before = new ArrayList<>(earlier.getOrDefault(day, List.of()));
    T last = latest.get(day);
    if (last != null) {
      before.add(last);
    }
    before.removeIf(one -> !issueOf.apply(one).isBefore(issue));
    // Who asks meanwhile finds the former record in at least one of the two.
    if (!before.isEmpty()) {
      earlier.put(day, List.copyOf(before));
      latest.put(day, told);
    } else {
      latest.put(day, told);
      earlier.remove(day);
    }
  }

  /** Forgets what was told of a day in an issue; what was told before it stands then. */
  void forget(LocalDate day, LocalDate issue) {
    List<T> told = new ArrayList<>(earlier.getOrDefault(day, List.of()));
    T last = latest.get(day);
    if (last != null) {
      told.add(last);
    }
    told.removeIf(one -> issueOf.apply(one).equals(issue));
    if (told.isEmpty()) {
      latest.remove(day);
      earlier.remove(day);
    } else {
      latest.put(day, told.remove(told.size() - 1));
      earlier.put(day, List.copyOf(told));
    }
  }

  /**
   * The days in order.
   *
   * @param from the first day; null: since ever
   * @param to the last day; null: until now
   * @param asOf as they were known at the end of that date, without days not known then; null: as
   *     they are known now
   */
  Collection<T> days(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable LocalDate asOf) {
    if (from != null && to != null && to.isBefore(from)) {
      return List.of();
    }
    Collection<T> now =
        latest
            .subMap(
                from == null ? LocalDate.MIN : from, true, to == null ? LocalDate.MAX : to, true)
            .values();
    return asOf == null ? now : asOf(now, asOf);
  }

  private List<T> asOf(Collection<T> now, LocalDate asOf) {
    List<T> then = new ArrayList<>();
    for (T last : now) {
      T known = known(last, asOf);
      if (known != null) {
        then.add(known);
      }
    }
    return then;
  }

  private @Nullable T known(T last, LocalDate asOf) {
    if (!issueOf.apply(last).isAfter(asOf)) {
      return last;
    }
    List<T> before = earlier.getOrDefault(dayOf.apply(last), List.of());
    for (int i = before.size() - 1; i >= 0; i--) {
      if (!issueOf.apply(before.get(i)).isAfter(asOf)) {
        return before.get(i);
      }
    }
    return null;
  }
}
