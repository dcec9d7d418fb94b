package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.giaoban.figures.SuddenRise;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.CityDoses;
import io.giaoban.schema.DayState;
import org.jspecify.annotations.Nullable;

/** A city's day as it was told last, and what it must say. */
final class SeenDay {
  private final Story story;
  private final CityDay day;

  SeenDay(Story story, CityDay day) {
    this.story = story;
    this.day = day;
  }

  /** Goes on with the story. */
  Story and() {
    return story;
  }

  SeenDay isOpen() {
    return is(DayState.OPEN);
  }

  SeenDay isFinal() {
    return is(DayState.FINAL);
  }

  SeenDay isRevised() {
    return is(DayState.REVISED);
  }

  private SeenDay is(DayState state) {
    assertThat(day.getState()).as("state of " + day.getDay()).isEqualTo(state);
    return this;
  }

  SeenDay newCases(@Nullable Integer expected) {
    return same("newCases", day.getNewCases(), expected);
  }

  SeenDay community(@Nullable Integer expected) {
    return same("communityCases", day.getCommunityCases(), expected);
  }

  SeenDay quarantine(@Nullable Integer expected) {
    return same("quarantineCases", day.getQuarantineCases(), expected);
  }

  SeenDay lockdown(@Nullable Integer expected) {
    return same("lockdownCases", day.getLockdownCases(), expected);
  }

  SeenDay backlog(@Nullable Integer expected) {
    return same("backlogCases", day.getBacklogCases(), expected);
  }

  /** The running total. */
  SeenDay total(long expected) {
    return same("cumulativeCases", day.getCumulativeCases(), expected);
  }

  /** The sum of the week and on how many of its days it stands. */
  SeenDay week(long sum, int daysPresent) {
    same("sum7", day.getSum7(), sum);
    return same("daysPresent7", day.getDaysPresent7(), daysPresent);
  }

  SeenDay week(long sum) {
    return week(sum, 7);
  }

  /** The mean of the week. */
  SeenDay mean(double expected) {
    assertThat(day.getMean7()).as("mean7 of " + day.getDay()).isCloseTo(expected, within(0.005));
    return this;
  }

  /** Days since the last case; null: not known. */
  SeenDay sinceLastCase(@Nullable Integer expected) {
    return same("daysSinceLastCase", day.getDaysSinceLastCase(), expected);
  }

  /** One figure over several days. */
  SeenDay gap(int cases, int days) {
    same("gapCases", day.getGapCases(), cases);
    return same("gapDays", day.getGapDays(), days);
  }

  SeenDay noGap() {
    return same("gapCases", day.getGapCases(), null);
  }

  /** By how much running totals fell on the day, and in the week. */
  SeenDay corrected(@Nullable Integer ofTheDay, @Nullable Integer ofTheWeek) {
    same("correctedCases", day.getCorrectedCases(), ofTheDay);
    return same("corrected7", day.getCorrected7(), ofTheWeek);
  }

  SeenDay suspect() {
    return same("suspect", day.getSuspect(), SuddenRise.REASON);
  }

  SeenDay believed() {
    return same("suspect", day.getSuspect(), null);
  }

  SeenDay reported(int units, int ofUnits) {
    same("unitsReported", day.getUnitsReported(), units);
    return same("unitsExpected", day.getUnitsExpected(), ofUnits);
  }

  SeenDay missing(String... units) {
    assertThat(day.getMissingUnits()).as("missing on " + day.getDay()).containsExactly(units);
    return this;
  }

  SeenDay onTime(@Nullable Integer units) {
    return same("unitsOnTime", day.getUnitsOnTime(), units);
  }

  SeenDay late(String... units) {
    assertThat(day.getLateUnits()).as("late on " + day.getDay()).containsExactly(units);
    return this;
  }

  SeenDay hours(double expected) {
    return same("hours", day.getHours(), expected);
  }

  SeenDay version(long expected) {
    return same("version", day.getVersion(), expected);
  }

  /** Doses of a number given so far, and by how much that fell on the day. */
  SeenDay doses(int number, long cumulative, double coverage, @Nullable Integer corrected) {
    CityDoses doses = doses(number);
    same("doses " + number, doses.getCumulative(), cumulative);
    same("coverage " + number, doses.getCoverage(), coverage);
    return same("corrected " + number, doses.getCorrected(), corrected);
  }

  SeenDay over100(int number, boolean expected) {
    return same("over100 " + number, doses(number).getOver100(), expected);
  }

  private CityDoses doses(int number) {
    return day.getDoses().stream().filter(d -> d.getDose() == number).findFirst().orElseThrow();
  }

  private SeenDay same(String what, @Nullable Object seen, @Nullable Object expected) {
    assertThat(seen).as(what + " of " + day.getDay()).isEqualTo(expected);
    return this;
  }
}
