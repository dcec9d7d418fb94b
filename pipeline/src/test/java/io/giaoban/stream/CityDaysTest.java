package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.giaoban.report.CaseMeasure;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.StatedBy;
import io.giaoban.schema.UnitDay;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reports do to a city's days. */
class CityDaysTest {
  private final Story story = Story.given("A", "B", "ALL");

  @AfterEach
  void end() {
    assertThat(story.rejected()).isEmpty();
    story.close();
  }

  @Test
  void shouldSumItsUnits() {
    story.reports("A", 1, 10).reports("B", 1, 5);
    CityDay day = story.day(1);
    assertThat(day.getNewCases()).isEqualTo(15);
    assertThat(day.getUnitsReported()).isEqualTo(2);
    assertThat(day.getStatedBy()).isEqualTo(StatedBy.UNITS);
    assertThat(day.getSum7()).isEqualTo(15);
    assertThat(day.getIncidence7()).isCloseTo(15.0, within(1e-9));
    assertThat(day.getVersion()).isEqualTo(2);
    assertThat(day.getKnownAt()).isEqualTo(Story.time(1, 12));
    assertThat(day.getIssue()).isEqualTo(Story.date(1));
  }

  @Test
  void shouldSayWhoIsMissing() {
    story.reports("A", 1, 10);
    assertThat(story.day(1).getMissingUnits()).containsExactly("B");
    assertThat(story.day(1).getState()).isEqualTo(DayState.OPEN);
  }

  @Test
  void shouldReplaceByAHigherRevision() {
    story.reports("A", 1, 1, 10).reports("A", 1, 2, 20);
    assertThat(story.day(1).getNewCases()).isEqualTo(20);
    assertThat(story.day(1).getCumulativeCases()).isEqualTo(20);
  }

  @Test
  void shouldIgnoreALowerRevision() {
    story.reports("A", 1, 2, 20);
    story.told();
    story.reports("A", 1, 1, 10);
    assertThat(story.day(1).getNewCases()).isEqualTo(20);
    assertThat(story.told()).isEmpty();
  }

  @Test
  void shouldTellNothingOfARepeat() {
    story.reports("A", 1, 1, 10);
    story.told();
    int units = story.unitDays().size();
    story.reports("A", 1, 1, 10).at(1, 13).reports("A", 1, 1, 10);
    assertThat(story.told()).isEmpty();
    assertThat(story.unitDays()).hasSize(units);
  }

  @Test
  void shouldTellNothingOfTheSameFiguresUnderAHigherRevision() {
    story.reports("A", 1, 1, 10);
    story.told();
    story.reports("A", 1, 2, 10);
    assertThat(story.told()).isEmpty();
    story.reports("A", 1, 1, 99);
    assertThat(story.day(1).getNewCases()).isEqualTo(10);
  }

  @Test
  void shouldRepairTwoWeeksAndAllRunningTotalsByALateReport() {
    story.at(30, 12);
    IntStream.rangeClosed(2, 20).forEach(day -> story.reports("A", day, 1));
    story.told();
    story.reports("A", 1, 100);
    assertThat(story.told())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(story.day(7).getSum7()).isEqualTo(106);
    assertThat(story.day(8).getSum7()).isEqualTo(7);
    assertThat(story.day(14).getSum14()).isEqualTo(113);
    assertThat(story.day(15).getSum14()).isEqualTo(14);
    assertThat(story.day(20).getCumulativeCases()).isEqualTo(119);
  }

  @Test
  void shouldRepairTwoWeeksWhereTheRunningTotalStaysTheSame() {
    story.at(30, 12);
    IntStream.rangeClosed(1, 20).forEach(day -> story.reports("A", day, 100));
    story.told();
    // All of the first day's cases turn out to be older ones.
    story.reports("A", 1, 2, Map.of(CaseMeasure.NEW_CASES, 0, CaseMeasure.BACKLOG_CASES, 100));
    assertThat(story.day(14).getSum14()).isEqualTo(1_300);
    assertThat(story.day(14).getCumulativeCases()).isEqualTo(1_400);
    assertThat(story.day(15).getState()).isEqualTo(DayState.FINAL);
  }

  @Test
  void shouldTellOfNoMoreThanACorrectionTouched() {
    story.at(30, 12);
    IntStream.rangeClosed(1, 20).forEach(day -> story.reports("A", day, 1));
    story.told();
    // A figure that neither rolls nor runs.
    story.reports("A", 2, 2, Map.of(CaseMeasure.NEW_CASES, 1, CaseMeasure.RECOVERED, 7));
    assertThat(story.told()).containsExactly(2);
  }

  @Test
  void shouldMissADayThatWasRetracted() {
    story.reports("A", 1, 10).retracts("A", 1, 2);
    CityDay day = story.day(1);
    assertThat(day.getNewCases()).isNull();
    assertThat(day.getSum7()).isNull();
    assertThat(day.getDaysPresent7()).isZero();
    assertThat(day.getUnitsReported()).isZero();
  }

  @Test
  void shouldLetTheCitysWordStandInUntilAllHaveReported() {
    story.reports("ALL", 1, 100).reports("A", 1, 60);
    assertThat(story.day(1).getNewCases()).isEqualTo(100);
    assertThat(story.day(1).getStatedBy()).isEqualTo(StatedBy.CITY);
    story.reports("B", 1, 41);
    assertThat(story.day(1).getNewCases()).isEqualTo(101);
    assertThat(story.day(1).getStatedBy()).isEqualTo(StatedBy.UNITS);
  }

  @Test
  void shouldCloseWhenEveryUnitHasReported() {
    story.at(1, 18).reports("A", 1, 10);
    assertThat(story.day(1).getState()).isEqualTo(DayState.OPEN);
    story.reports("B", 1, 0);
    assertThat(story.day(1).getState()).isEqualTo(DayState.FINAL);
  }

  @Test
  void shouldNotCloseBeforeTheDayEnds() {
    story.reports("A", 1, 10).reports("B", 1, 5);
    assertThat(story.day(1).getState()).isEqualTo(DayState.OPEN);
    story.at(1, 18).reports("A", 1, 2, 12);
    assertThat(story.day(1).getState()).isEqualTo(DayState.REVISED);
    assertThat(story.day(1).getNewCases()).isEqualTo(17);
  }

  @Test
  void shouldCloseWhenTheGraceHasPassedOnTheCitysClock() {
    story.reports("A", 1, 10).at(1, 23).reports("A", 2, 10);
    assertThat(story.day(1).getState()).isEqualTo(DayState.OPEN);
    story.told();
    story.at(2, 0).reports("B", 2, 10);
    assertThat(story.told()).containsExactly(1, 2);
    assertThat(story.day(1).getState()).isEqualTo(DayState.FINAL);
    assertThat(story.day(1).getMissingUnits()).containsExactly("B");
  }

  @Test
  void shouldCloseByARepeatThatMovesTheClock() {
    story.reports("A", 1, 10).at(2, 1).reports("A", 1, 10);
    assertThat(story.day(1).getState()).isEqualTo(DayState.FINAL);
  }

  @Test
  void shouldNotTurnTheClockBack() {
    story.at(2, 1).reports("A", 1, 10).at(1, 12).reports("A", 1, 2, 11);
    assertThat(story.day(1).getState()).isEqualTo(DayState.FINAL);
    assertThat(story.day(1).getKnownAt()).isEqualTo(Story.time(2, 1));
  }

  @Test
  void shouldMendTheDaysThatAClockThatJumpedAheadHadClosed() {
    story.at(1, 12).reports("A", 1, 10).at(9, 12).reports("A", 2, 1);
    assertThat(story.day(1).getState()).isEqualTo(DayState.FINAL);
    story.at(1, 13).reports("B", 1, 5);
    assertThat(story.day(1).getState()).isEqualTo(DayState.REVISED);
    assertThat(story.day(1).getNewCases()).isEqualTo(15);
    assertThat(story.day(1).getMissingUnits()).isEmpty();
    assertThat(story.day(1).getKnownAt()).isEqualTo(Story.time(9, 12));
    story.at(10, 1).reports("A", 10, 3);
    assertThat(story.day(10).getState()).isEqualTo(DayState.OPEN);
    assertThat(story.day(10).getKnownAt()).isEqualTo(Story.time(10, 1));
  }

  @Test
  void shouldReviseALoadedDayOnlyFromTheNextDateOn() {
    story.at(9, 12).reports("A", 1, 10).at(9, 23).reports("B", 1, 5);
    assertThat(story.day(1).getState()).isEqualTo(DayState.FINAL);
    story.at(10, 1).reports("B", 2, 1);
    assertThat(story.day(1).getState()).isEqualTo(DayState.FINAL);
    story.reports("B", 1, 2, 6);
    assertThat(story.day(1).getState()).isEqualTo(DayState.REVISED);
  }

  @Test
  void shouldReviseAClosedDay() {
    story.at(1, 18).reports("A", 1, 10).reports("B", 1, 5).at(1, 19).reports("A", 1, 2, 12);
    CityDay day = story.day(1);
    assertThat(day.getState()).isEqualTo(DayState.REVISED);
    assertThat(day.getKnownAt()).isEqualTo(Story.time(1, 19));
  }

  @Test
  void shouldAwaitAUnitAgainThatTookItsWordBack() {
    story.at(1, 18).reports("A", 1, 10).reports("B", 1, 5).retracts("B", 1, 2);
    assertThat(story.day(1).getState()).isEqualTo(DayState.OPEN);
    story.at(2, 0).reports("A", 2, 1);
    assertThat(story.day(1).getState()).isEqualTo(DayState.REVISED);
  }

  @Test
  void shouldReworkItsDaysWhenTheCityChanges() {
    story.reports("A", 1, 10).reports("B", 1, 5);
    story.told();
    story.units("A", "B", "C", "ALL");
    assertThat(story.told()).containsExactly(1);
    assertThat(story.day(1).getUnitsExpected()).isEqualTo(3);
    assertThat(story.day(1).getMissingUnits()).containsExactly("C");
    story.units("A", "B", "C", "ALL");
    assertThat(story.told()).isEmpty();
    story.reports("C", 1, 1);
    assertThat(story.day(1).getNewCases()).isEqualTo(16);
  }

  @Test
  void shouldCarryATotalOnWhereTheCitySpeaksOnTheDayOfTheNextOne() {
    story.at(5, 12).reports("ALL", 3, 250).runs("B", 3, 50).reports("A", 4, 1);
    assertThat(story.day(4).getCumulativeCases()).isEqualTo(251);
    story.runs("B", 2, 50);
    assertThat(story.day(2).getCumulativeCases()).isEqualTo(50);
    assertThat(story.day(3).getCumulativeCases()).isEqualTo(300);
    assertThat(story.day(4).getCumulativeCases()).isEqualTo(301);
  }

  @Test
  void shouldTakeATotalOffTheNextOneWhereTheCitySpeaksOnItsOwnDay() {
    story.at(5, 12).reports("ALL", 2, 100).runs("B", 3, 50).reports("A", 4, 5).reports("B", 4, 5);
    assertThat(story.day(4).getCumulativeCases()).isEqualTo(160);
    story.runs("B", 2, 20);
    assertThat(story.day(2).getNewCases()).isEqualTo(100);
    assertThat(story.day(3).getNewCases()).isEqualTo(30);
    assertThat(story.day(4).getCumulativeCases()).isEqualTo(140);
    assertThat(story.day(4).getSum7()).isEqualTo(140);
  }

  @Test
  void shouldTellTheRevisionThatConfirmsAUnitsDay() {
    story.reports("A", 1, 1, 10);
    story.told();
    story.reports("A", 1, 2, 10);
    assertThat(story.unitDays()).extracting(UnitDay::getCaseRevision).containsExactly(1L, 2L);
    assertThat(story.told()).isEmpty();
  }

  @Test
  void shouldTellDosesByNumberAndCoverage() {
    story.gives("A", 1, Map.of(1, 300, 2, 100)).gives("B", 1, Map.of(1, 200));
    story.at(2, 12).gives("A", 2, Map.of(1, 500));
    assertThat(story.doses(1)).containsExactly("1: 500, 500, 0.005", "2: 100, 100, 0.001");
    assertThat(story.doses(2)).containsExactly("1: 500, 1000, 0.01", "2: null, 100, 0.001");
    assertThat(story.day(1).getVaccinationUnitsReported()).isEqualTo(2);
    assertThat(story.day(1).getUnitsReported()).isZero();
  }

  @Test
  void shouldTellUnitDays() {
    story.reports("A", 1, 7, 10).gives("A", 1, Map.of(1, 300));
    List<UnitDay> told = story.unitDays();
    assertThat(told).hasSize(2);
    UnitDay last = told.get(1);
    assertThat(last.getUnit()).isEqualTo("A");
    assertThat(last.getNewCases()).isEqualTo(10);
    assertThat(last.getDeaths()).isNull();
    assertThat(last.getCaseRevision()).isEqualTo(7);
    assertThat(last.getDoses()).hasSize(1);
  }
}
