package io.giaoban.stream;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The instants ahead at which time alone changes what is to be told of a day. */
final class Moments {
  private final TreeSet<Moment> ahead = new TreeSet<>();

  /** What comes, in the order in which it comes where it comes at once. */
  enum Kind {
    /** The day ends: what was reported is all of it, no longer a part. */
    ENDS,
    /** The day's reports are no longer awaited. */
    CLOSES,
    /** Reports for the day are on time no longer. */
    DUE,
    /** The day begins. */
    BEGINS,
    /** A time that was asked for. */
    WAKES
  }

  record Moment(Instant at, Kind kind, LocalDate day) implements Comparable<Moment> {
    private static final Comparator<Moment> ORDER =
        Comparator.comparing(Moment::at).thenComparing(Moment::kind).thenComparing(Moment::day);

    @Override
    public int compareTo(Moment other) {
      return ORDER.compare(this, other);
    }
  }

  void add(Instant at, Kind kind, LocalDate day) {
    ahead.add(new Moment(at, kind, day));
  }

  /** Whether one comes by then. */
  boolean anyBy(Instant to) {
    return !ahead.isEmpty() && !ahead.first().at().isAfter(to);
  }

  /** Takes the next that comes by then; null: none does. */
  @Nullable Moment takeBy(Instant to) {
    return anyBy(to) ? ahead.pollFirst() : null;
  }

  /** Forgets all but the times that were asked for. */
  void forgetDays() {
    ahead.removeIf(moment -> moment.kind() != Kind.WAKES);
  }
}
