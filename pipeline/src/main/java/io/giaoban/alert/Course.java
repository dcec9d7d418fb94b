package io.giaoban.alert;

import io.giaoban.alert.Assessment.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule has seen in one place's days, from the first on which its condition holds: a rule
 * that never held keeps nothing. Arrays, as days lie close together.
 */
final class Course {
  /** What is still likely to change. */
  private static final int RECENT = 32;

  private static final int ROOM = 16;

  private int first = Integer.MAX_VALUE;
  private @Nullable Verdict[] verdicts = {};
  private boolean[] closed = {};
  private double[] values = {};
  private @Nullable List<Episode> episodes;
  private @Nullable EpisodeFold past;
  private int pastTo;
  private int changedFrom = Integer.MAX_VALUE;
  private int settled = Integer.MAX_VALUE;
  private int openFrom = Integer.MAX_VALUE;
  private int over = -1;
  private int noted;

  /** Whether the day is one of those that it must know. */
  boolean reaches(int epochDay) {
    return epochDay >= first;
  }

  /** Whether something may be kept of a day that it reaches: not beyond the last that is. */
  boolean mayHaveNoted(int epochDay) {
    return epochDay - first < noted;
  }

  /** What a day that is new or other changes. */
  enum Effect {
    /** Nothing that could ever be told. */
    NONE,
    /** How high an open day stands on which the condition holds; in no episode that has ended. */
    HEIGHT,
    /** The episode that is open goes on, or is of another height: nothing begins or ends. */
    GOES_ON,
    /** Perhaps the episodes. */
    EPISODES
  }

  /** Notes what the rule sees in a day. */
  Effect see(Assessment day) {
    int i = place(day.day());
    Effect effect = effect(i, day);
    if (effect != Effect.NONE) {
      changedFrom = Math.min(changedFrom, i);
      episodes = null;
    }
    if (effect == Effect.EPISODES) {
      settled = Integer.MAX_VALUE;
      openFrom = Integer.MAX_VALUE;
    }
    noted = Math.max(noted, i + 1);
    verdicts[i] = day.verdict();
    closed[i] = day.closed();
    values[i] = day.value() == null ? Double.NaN : day.value();
    return effect;
  }

  private Effect effect(int i, Assessment day) {
    boolean held = verdicts[i] == Verdict.HOLDS;
    boolean holds = day.verdict() == Verdict.HOLDS;
    if (!held && !holds) {
      boolean open = !closed[i] && !day.closed();
      boolean same = verdicts[i] == day.verdict() && closed[i] == day.closed();
      return open || same || i > settled ? Effect.NONE : Effect.EPISODES;
    }
    if (held && holds && closed[i] == day.closed()) {
      double value = day.value() == null ? Double.NaN : day.value();
      if (Double.compare(values[i], value) == 0) {
        return Effect.NONE;
      }
      if (!day.closed() && i > over) {
        return Effect.HEIGHT;
      }
    }
    boolean reopened = closed[i] && !day.closed();
    return holds && !reopened && i >= openFrom ? Effect.GOES_ON : Effect.EPISODES;
  }

  /** The episodes; those of days long past are worked out anew only where these changed. */
  List<Episode> episodes(Rule rule) {
    if (episodes == null) {
      episodes = fold(rule);
    }
    return episodes;
  }

  private List<Episode> fold(Rule rule) {
    int start = Math.max(0, noted - RECENT);
    if (past == null || changedFrom < pastTo || start < pastTo) {
      past = new EpisodeFold(rule);
      pastTo = 0;
    }
    changedFrom = Integer.MAX_VALUE;
    add(past, pastTo, start);
    pastTo = start;
    EpisodeFold all = past.copy();
    add(all, start, noted);
    settled = index(all.settledOn(), Integer.MAX_VALUE);
    openFrom = index(all.openFrom(), Integer.MAX_VALUE);
    over = index(all.lastEnd(), -1);
    return all.episodes();
  }

  private int index(@Nullable LocalDate day, int none) {
    return day == null ? none : Math.toIntExact(day.toEpochDay()) - first;
  }

  private void add(EpisodeFold fold, int from, int to) {
    for (int i = from; i < to; i++) {
      Verdict verdict = verdicts[i];
      if (verdict != null) {
        fold.add(
            new Assessment(
                LocalDate.ofEpochDay(first + (long) i),
                closed[i],
                verdict,
                Double.isNaN(values[i]) ? null : Double.valueOf(values[i])));
      }
    }
  }

  /** Where the day is kept; makes room for it. */
  private int place(LocalDate date) {
    int day = Math.toIntExact(date.toEpochDay());
    if (verdicts.length == 0) {
      first = day;
    }
    int before = Math.max(0, first - day);
    int length = Math.max(verdicts.length, day - first + 1);
    if (before > 0 || length > verdicts.length) {
      int room =
          before > 0
              ? before + length
              : Math.max(length, verdicts.length + ROOM + verdicts.length / 2);
      verdicts = moved(verdicts, before, room);
      closed = moved(closed, before, room);
      values = moved(values, before, room);
      first -= before;
      noted += before;
      if (before > 0) {
        changedFrom = 0;
        settled = Integer.MAX_VALUE;
        openFrom = Integer.MAX_VALUE;
        over = over < 0 ? over : over + before;
      }
    }
    return day - first;
  }

  private static @Nullable Verdict[] moved(@Nullable Verdict[] from, int by, int length) {
    @Nullable Verdict[] to = new @Nullable Verdict[length];
    System.arraycopy(from, 0, to, by, from.length);
    return to;
  }

  private static boolean[] moved(boolean[] from, int by, int length) {
    boolean[] to = new boolean[length];
    System.arraycopy(from, 0, to, by, from.length);
    return to;
  }

  private static double[] moved(double[] from, int by, int length) {
    double[] to = new double[length];
    System.arraycopy(from, 0, to, by, from.length);
    return to;
  }
}
