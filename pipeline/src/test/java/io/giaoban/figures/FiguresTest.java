package io.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Against numbers published by others, each with its source. */
class FiguresTest {
  private static final DoseGroup FIRST_DOSE = new DoseGroup(1, null);
  private static final DoseGroup SECOND_DOSE = new DoseGroup(2, "teachers");
  private static final LocalDate FIRST = LocalDate.parse("2022-01-01");

  /** Incidence of Flu2009 of mrc-ide/EpiEstim, summed over trailing weeks. */
  @Test
  void shouldRollWeeksOfFlu2009() {
    DaySeries days =
        series(
            1, 1, 0, 2, 5, 3, 3, 3, 6, 2, 5, 9, 13, 12, 13, 11, 12, 6, 6, 6, 3, 1, 0, 2, 0, 0, 0, 0,
            2, 0, 2, 0);
    assertThat(IntStream.range(6, 32).mapToObj(i -> week(i, days).sum()))
        .containsExactly(
            15L, 17L, 22L, 24L, 27L, 31L, 41L, 50L, 60L, 65L, 75L, 76L, 73L, 66L, 57L, 45L, 34L,
            24L, 18L, 12L, 6L, 3L, 4L, 4L, 4L, 4L);
  }

  /** WHO's situation report 68 on Viet Nam: 57,838 cases from 8 to 14 November 2021. */
  @Test
  void shouldHaveTheMeanOfTheWeek() {
    DaySeries days = series(57_838, 0, 0, 0, 0, 0, 0);
    assertThat(week(6, days).mean()).isCloseTo(8_262.57, within(0.005));
  }

  @Test
  void shouldIncludeTheDayItselfAndNoMore() {
    DaySeries days = series(1_000, 1, 1, 1, 1, 1, 1, 1, 1_000);
    assertThat(week(7, days).sum()).isEqualTo(7);
  }

  @Test
  void shouldLeaveMissingDaysOutOfSumAndMean() {
    Window week = week(6, series(10, null, 20, null, null, 0, 30));
    assertThat(week.daysPresent()).isEqualTo(4);
    assertThat(week.sum()).isEqualTo(60);
    assertThat(week.mean()).isEqualTo(15);
  }

  @Test
  void shouldHaveNoSumOfNoDays() {
    Window week = week(6, series(null, null));
    assertThat(week.daysPresent()).isZero();
    assertThat(week.sum()).isNull();
    assertThat(week.mean()).isNull();
  }

  /**
   * A correction attributed to its own earlier day leaves the week's 725 alone (the Delphi note).
   */
  @Test
  void shouldTakeACorrectionIntoItsOwnDay() {
    assertThat(week(6, series(100, 120, 110, -500, 130, 125, 140)).sum()).isEqualTo(225);
    assertThat(week(7, series(-500, 100, 120, 110, 0, 130, 125, 140)).sum()).isEqualTo(725);
  }

  @Property(tries = 200)
  void shouldMoveByTheDayThatComesAndTheDayThatGoes(
      @ForAll @Size(20) List<@IntRange(max = 100_000) Integer> counts) {
    DaySeries days = series(counts.toArray(Integer[]::new));
    for (int i = 14; i < 20; i++) {
      assertThat(window(i, 14, days).total() - window(i - 1, 14, days).total())
          .isEqualTo(counts.get(i) - counts.get(i - 14));
    }
  }

  /** Hà Nội's week from 6 to 12 December 2021 (VnExpress, 13 December 2021), and a fortnight. */
  @Test
  void shouldGiveIncidencePer100000() {
    assertThat(Rates.incidence(4_550L, 8_330_000L)).isCloseTo(54.6218, within(0.00005));
    assertThat(Rates.incidence(9_100L, 8_330_000L)).isCloseTo(109.2437, within(0.00005));
  }

  @Test
  void shouldHaveNoRateWithoutCasesOrPopulation() {
    assertThat(Rates.incidence(null, 8_330_000L)).isNull();
    assertThat(Rates.incidence(4_550L, null)).isNull();
    assertThat(Rates.coverage(1, null)).isNull();
  }

  @Test
  void shouldLetCoveragePassOne() {
    assertThat(Rates.coverage(150, 100L)).isEqualTo(1.5);
  }

  /** The mean of the days' shares would be 5.05 %. */
  @Test
  void shouldPoolTests() {
    assertThat(positivity(series(10, 1), series(100, 1_000))).isEqualTo(0.01);
  }

  @Test
  void shouldLeaveDaysOutThatHaveNotBothTestsAndPositives() {
    assertThat(positivity(series(10, null, 5), series(100, 1_000, null))).isEqualTo(0.1);
  }

  @Test
  void shouldHaveNoPositivityWithoutTests() {
    assertThat(positivity(series(0, 0), series(0, 0))).isNull();
    assertThat(positivity(series(), series())).isNull();
    assertThat(positivity(series(-1, 0), series(5, 5))).isNull();
  }

  @Test
  void shouldKeepARunningTotalUnknownUntilSomethingIsStated() {
    RunningTotals none = RunningTotals.NONE.plus(null, null, Map.of());
    assertThat(none.cases()).isNull();
    assertThat(none.plus(0L, null, Map.of()).cases()).isZero();
    assertThat(none.plus(0L, null, Map.of()).deaths()).isNull();
  }

  @Test
  void shouldRunOnOverADayThatStatesNothing() {
    RunningTotals run =
        RunningTotals.NONE
            .plus(5L, 1L, Map.of(FIRST_DOSE, 10L))
            .plus(null, null, Map.of())
            .plus(-2L, 0L, Map.of(FIRST_DOSE, 1L, SECOND_DOSE, 7L));
    assertThat(run.cases()).isEqualTo(3);
    assertThat(run.deaths()).isEqualTo(1);
    assertThat(run.doses()).isEqualTo(new TreeMap<>(Map.of(FIRST_DOSE, 11L, SECOND_DOSE, 7L)));
  }

  private static @Nullable Double positivity(DaySeries positives, DaySeries tests) {
    return Positivity.endingOn(FIRST.plusDays(6), 7, positives, tests);
  }

  private static Window week(int day, DaySeries days) {
    return window(day, 7, days);
  }

  private static Window window(int day, int length, DaySeries days) {
    return Window.endingOn(FIRST.plusDays(day), length, days);
  }

  private static DaySeries series(@Nullable Integer... counts) {
    Map<LocalDate, @Nullable Integer> byDay = new HashMap<>();
    for (int i = 0; i < counts.length; i++) {
      byDay.put(FIRST.plusDays(i), counts[i]);
    }
    return byDay::get;
  }
}
