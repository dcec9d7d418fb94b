package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.figures.LastCases;
import io.giaoban.ledger.Change;
import io.giaoban.stream.Touches.Touch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of each day that was touched the last time counts. */
class TouchesTest {
  private static final NavigableSet<LocalDate> DAYS =
      new TreeSet<>(IntStream.rangeClosed(1, 30).mapToObj(TouchesTest::day).toList());

  private static final LastCases NO_CASES =
      new LastCases(
          new LastCases.Days() {
            @Override
            public boolean anyCase(int day) {
              return false;
            }

            @Override
            public int missing(int day) {
              return Integer.MAX_VALUE;
            }
          });

  private final Touches touches = new Touches();

  @Test
  void shouldTouchEveryDayFromTheFirstWhereARunningTotalChanges() {
    touches.add(runningFrom(10), at(1));
    assertThat(touches.takeDays(DAYS, NO_CASES)).hasSize(21).containsEntry(day(30), told(1));
  }

  @Test
  void shouldTellTheLastTimeAtWhichTheRunningTotalUpToADayChanged() {
    touches.add(runningFrom(5), at(1));
    touches.add(runningFrom(20), at(2));
    touches.add(runningFrom(10), at(3));
    touches.add(runningFrom(25), at(4));
    assertThat(touches.takeDays(DAYS, NO_CASES))
        .containsEntry(day(5), told(1))
        .containsEntry(day(9), told(1))
        .containsEntry(day(10), told(3))
        .containsEntry(day(20), told(3))
        .containsEntry(day(24), told(3))
        .containsEntry(day(25), told(4))
        .doesNotContainKey(day(4));
  }

  @Test
  void shouldTellTheLaterOfTwoTouches() {
    touches.add(runningFrom(5), at(1));
    touches.day(day(6), at(2));
    assertThat(touches.takeDays(DAYS, NO_CASES))
        .containsEntry(day(6), told(2))
        .containsEntry(day(7), told(1));
  }

  private static Change runningFrom(int day) {
    return new Change(
        "A", new TreeSet<>(), new TreeSet<>(Set.of(day(day))), false, false, true, null);
  }

  private static Touch told(int hour) {
    return new Touch(at(hour), false);
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2022, 1, day);
  }

  private static Instant at(int hour) {
    return Instant.parse("2022-02-01T00:00:00Z").plusSeconds(3600L * hour);
  }
}
