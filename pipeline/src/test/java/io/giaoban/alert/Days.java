package io.giaoban.alert;

import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** City days in short. Day 1 is 1 January 2022. */
final class Days {
  private static final LocalDate DAY_0 = LocalDate.parse("2021-12-31");

  static {
    AvroTrust.grant(); // builders read defaults through Avro
  }

  private Days() {}

  static LocalDate date(int day) {
    return DAY_0.plusDays(day);
  }

  static CityDay closed(int day, @Nullable Integer newCases) {
    return day(day, newCases, DayState.FINAL);
  }

  static CityDay open(int day, @Nullable Integer newCases) {
    return day(day, newCases, DayState.OPEN);
  }

  /** What the rule sees in a day of which nothing else is known. */
  static Assessment assess(CompiledRule rule, CityDay day) {
    try {
      return new Assessment(
          day.getDay(),
          day.getState() != DayState.OPEN,
          rule.verdict(day.getDay(), date -> date.equals(day.getDay()) ? day : null),
          rule.value(day));
    } catch (FailedConditionException e) {
      throw new AssertionError(e);
    }
  }

  private static CityDay day(int day, @Nullable Integer newCases, DayState state) {
    return CityDay.newBuilder()
        .setCity("VN-X")
        .setDay(date(day))
        .setState(state)
        .setIssue(date(day))
        .setKnownAt(Instant.EPOCH)
        .setVersion(1)
        .setUnitsExpected(4)
        .setUnitsReported(state == DayState.OPEN ? 3 : 4)
        .setNewCases(newCases)
        .build();
  }
}
