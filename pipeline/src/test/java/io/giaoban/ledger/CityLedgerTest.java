package io.giaoban.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Kind;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which statement is the truth, and what the statements come to. Day 1 is 1 January 2022. */
class CityLedgerTest {
  private final Statements city = Statements.of("A", "B").withWholeCity("ALL");

  @Test
  void shouldTakeTheHighestRevision() {
    assertThat(city.says("A", 1, 1, 10)).isEqualTo(Entry.STATED);
    assertThat(city.says("A", 1, 3, 30)).isEqualTo(Entry.CORRECTED);
    assertThat(city.newCases(1)).isEqualTo(30);
  }

  @Test
  void shouldIgnoreALowerRevision() {
    city.says("A", 1, 3, 30);
    city.touched();
    assertThat(city.says("A", 1, 2, 20)).isEqualTo(Entry.SUPERSEDED);
    assertThat(city.newCases(1)).isEqualTo(30);
    assertThat(city.touched()).isEmpty();
  }

  @Test
  void shouldTakeARevisionBelowZero() {
    city.says("A", 1, Long.MIN_VALUE, 1);
    assertThat(city.says("A", 1, -1, 2)).isEqualTo(Entry.CORRECTED);
    assertThat(city.newCases(1)).isEqualTo(2);
  }

  @Test
  void shouldNotChangeByARepeat() {
    city.says("A", 1, 1, 10);
    city.touched();
    assertThat(city.says("A", 1, 1, 10)).isEqualTo(Entry.REPEATED);
    assertThat(city.touched()).isEmpty();
  }

  @Test
  void shouldTouchNothingByTheSameUnderAHigherRevision() {
    city.says("A", 1, 1, 10);
    city.touched();
    assertThat(city.says("A", 1, 2, 10)).isEqualTo(Entry.CONFIRMED);
    assertThat(city.touched()).isEmpty();
    assertThat(city.says("A", 1, 1, 11)).isEqualTo(Entry.SUPERSEDED);
  }

  @Test
  void shouldKeepTheFirstOfTwoContentsUnderOneRevision() {
    city.says("A", 1, 1, 10);
    assertThat(city.says("A", 1, 1, 11)).isEqualTo(Entry.CONFLICTING);
    assertThat(city.runs("A", 1, 1, 10)).isEqualTo(Entry.CONFLICTING);
    assertThat(city.newCases(1)).isEqualTo(10);
  }

  @Test
  void shouldTakeAMissingCountForAnotherContentThanZero() {
    city.says("A", 1, 1, Map.of(CaseMeasure.NEW_CASES, 10));
    assertThat(city.says("A", 1, 1, Map.of(CaseMeasure.NEW_CASES, 10, CaseMeasure.DEATHS, 0)))
        .isEqualTo(Entry.CONFLICTING);
  }

  @Test
  void shouldForgetAMeasureThatAHigherRevisionDoesNotState() {
    city.says("A", 1, 1, Map.of(CaseMeasure.NEW_CASES, 10, CaseMeasure.DEATHS, 2));
    city.says("A", 1, 2, Map.of(CaseMeasure.NEW_CASES, 10));
    assertThat(city.cases(1).count(CaseMeasure.DEATHS)).isNull();
  }

  @Test
  void shouldMissADayWhoseStatementWasRetracted() {
    city.says("A", 1, 1, 10);
    city.says("B", 1, 1, 5);
    city.retracts("A", 1, 2);
    assertThat(city.newCases(1)).isEqualTo(5);
    assertThat(city.cases(1).attendance().missing()).containsExactly("A");
    city.retracts("B", 1, 2);
    assertThat(city.newCases(1)).isNull();
    assertThat(city.cases(1).runningCases()).isNull();
  }

  @Test
  void shouldTakeAZeroForAReport() {
    city.says("A", 1, 1, 0);
    assertThat(city.newCases(1)).isZero();
    assertThat(city.cases(1).attendance().missing()).containsExactly("B");
  }

  @Test
  void shouldAwaitAUnitThatStatedNoNewCases() {
    city.says("A", 1, 1, Map.of(CaseMeasure.DEATHS, 2));
    assertThat(city.cases(1).attendance().missing()).containsExactly("A", "B");
    assertThat(city.cases(1).count(CaseMeasure.DEATHS)).isEqualTo(2);
  }

  @Test
  void shouldLetTheWholeCityStandInUntilEveryOtherHasReported() {
    city.says("ALL", 1, 1, 100);
    city.says("A", 1, 1, 60);
    assertThat(city.newCases(1)).isEqualTo(100);
    assertThat(city.cases(1).attendance().byCity()).isTrue();
    assertThat(city.cases(1).attendance().complete()).isTrue();
    city.says("B", 1, 1, 41);
    assertThat(city.newCases(1)).isEqualTo(101);
    assertThat(city.cases(1).attendance().byCity()).isFalse();
  }

  @Test
  void shouldLetTheWholeCityStandInAgainAfterARetraction() {
    city.says("ALL", 1, 1, 100);
    city.says("A", 1, 1, 60);
    city.says("B", 1, 1, 41);
    city.retracts("B", 1, 2);
    assertThat(city.newCases(1)).isEqualTo(100);
    city.retracts("ALL", 1, 2);
    assertThat(city.newCases(1)).isEqualTo(60);
    assertThat(city.cases(1).attendance().complete()).isFalse();
  }

  @Test
  void shouldTakeTheWholeCitysWordWhereNoOtherUnitReports() {
    Statements town = Statements.of().withWholeCity("ALL");
    town.says("ALL", 1, 1, 7);
    assertThat(town.newCases(1)).isEqualTo(7);
  }

  @Test
  void shouldAwaitOnlyUnitsThatExist() {
    Statements town = Statements.of("A").withUnit("OLD", null, LocalDate.parse("2022-01-01"));
    town.says("A", 1, 1, 1);
    town.says("A", 2, 1, 1);
    assertThat(town.cases(1).attendance().missing()).containsExactly("OLD");
    assertThat(town.cases(2).attendance().complete()).isTrue();
  }

  @Test
  void shouldTakeDifferencesOfRunningTotals() {
    city.runs("A", 1, 1, 100);
    city.runs("A", 2, 1, 130);
    city.runs("A", 3, 1, 150);
    assertThat(city.newCases(2)).isEqualTo(30);
    assertThat(city.newCases(3)).isEqualTo(20);
    assertThat(city.cases(3).gaps()).isEmpty();
  }

  @Test
  void shouldTakeADifferenceOverSilentDaysForOneFigureOfAllOfThem() {
    city.runs("A", 1, 1, 100);
    city.runs("A", 4, 1, 550);
    city.says("B", 4, 1, 7);
    assertThat(city.newCases(4)).isEqualTo(7);
    assertThat(city.cases(4).gaps())
        .containsExactly(new Increment(450, LocalDate.parse("2022-01-02"), 3));
    assertThat(city.cases(4).runningCases()).isEqualTo(457);
    assertThat(city.cases(4).attendance().reported()).isEqualTo(2);
  }

  @Test
  void shouldAddUpFiguresOverTheSameSilentDays() {
    city.runs("A", 1, 1, 100);
    city.runs("B", 1, 1, 10);
    city.runs("A", 3, 1, 140);
    city.runs("B", 3, 1, 15);
    assertThat(city.cases(3).gaps())
        .containsExactly(new Increment(45, LocalDate.parse("2022-01-02"), 2));
    assertThat(city.newCases(3)).isNull();
  }

  @Test
  void shouldKeepAFallApartFromWhatOtherUnitsCounted() {
    city.runs("A", 1, 1, 100);
    city.runs("B", 1, 1, 10);
    city.runs("A", 2, 1, 60);
    city.runs("B", 2, 1, 17);
    assertThat(city.newCases(2)).isEqualTo(-33);
    assertThat(city.cases(2).corrected()).isEqualTo(-40);
  }

  @Test
  void shouldTakeDifferencesOfEachMeasureToItsOwnLastTotal() {
    city.runs("A", 1, 1, Map.of(CaseMeasure.NEW_CASES, 100, CaseMeasure.DEATHS, 5));
    city.runs("A", 2, 1, 130);
    city.runs("A", 3, 1, Map.of(CaseMeasure.NEW_CASES, 140, CaseMeasure.DEATHS, 9));
    assertThat(city.newCases(3)).isEqualTo(10);
    assertThat(city.cases(3).count(CaseMeasure.DEATHS)).isNull(); // 4 on two days
    assertThat(city.cases(3).runningDeaths()).isEqualTo(4);
  }

  @Test
  void shouldNotKnowTheDayOfAFirstRunningTotal() {
    city.runs("A", 1, 1, 100);
    assertThat(city.newCases(1)).isNull();
    assertThat(city.cases(1).runningCases()).isEqualTo(100);
    assertThat(city.cases(1).attendance().reported()).isEqualTo(1);
  }

  @Test
  void shouldMixDailyCountsAndRunningTotals() {
    city.runs("A", 1, 1, 100);
    city.says("A", 2, 1, 7);
    city.says("A", 3, 1, 8);
    city.runs("A", 4, 1, 120);
    assertThat(city.newCases(4)).isEqualTo(5);
  }

  @Test
  void shouldChangeTheNextDifferenceByALateReport() {
    city.runs("A", 1, 1, 100);
    city.runs("A", 5, 1, 150);
    city.touched();
    city.runs("A", 3, 1, 140);
    assertThat(city.cases(3).gaps().get(0).amount()).isEqualTo(40);
    assertThat(city.cases(5).gaps().get(0).amount()).isEqualTo(10);
    assertThat(city.touched()).isEqualTo(Set.of(3, 5));
  }

  @Test
  void shouldTouchNothingBeyondTheNextRunningTotal() {
    city.runs("A", 1, 1, 100);
    city.says("A", 2, 1, 5);
    city.runs("A", 3, 1, 150);
    city.runs("A", 4, 1, 160);
    city.runs("B", 3, 1, 10);
    city.touched();
    city.retracts("A", 1, 2);
    assertThat(city.touched()).isEqualTo(Set.of(1, 3));
    assertThat(city.cases(3).runningCases()).isEqualTo(145 + 10);
  }

  @Test
  void shouldSkipARetractedRunningTotal() {
    city.runs("A", 1, 1, 100);
    city.runs("A", 2, 1, 900);
    city.runs("A", 3, 1, 120);
    city.retracts("A", 2, 2);
    assertThat(city.cases(3).gaps())
        .containsExactly(new Increment(20, LocalDate.parse("2022-01-02"), 2));
  }

  @Test
  void shouldCountBelowZeroWhereARunningTotalFell() {
    city.runs("A", 1, 1, 100);
    city.runs("A", 2, 1, 90);
    assertThat(city.newCases(2)).isEqualTo(-10);
    assertThat(city.cases(1).runningCases() + city.cases(2).runningCases()).isEqualTo(90);
  }

  @Test
  void shouldCountABacklogInTheRunningTotalOnly() {
    city.says("A", 1, 1, Map.of(CaseMeasure.NEW_CASES, 30_693, CaseMeasure.BACKLOG_CASES, 195_000));
    assertThat(city.newCases(1)).isEqualTo(30_693);
    assertThat(city.cases(1).runningCases()).isEqualTo(225_693);
  }

  @Test
  void shouldTakeABacklogOutOfTheDifferenceOfRunningTotals() {
    city.runs("A", 1, 1, Map.of(CaseMeasure.NEW_CASES, 1_000));
    city.runs("A", 2, 1, Map.of(CaseMeasure.NEW_CASES, 1_150, CaseMeasure.BACKLOG_CASES, 100));
    assertThat(city.newCases(2)).isEqualTo(50);
    assertThat(city.cases(2).count(CaseMeasure.BACKLOG_CASES)).isEqualTo(100);
    assertThat(city.cases(2).runningCases()).isEqualTo(150);
  }

  @Test
  void shouldTakeABacklogStatedAloneOutOfTheNextDifference() {
    city.runs("A", 1, 1, 1_000);
    city.runs("A", 3, 1, 1_150);
    city.touched();
    city.says("A", 2, 1, Map.of(CaseMeasure.BACKLOG_CASES, 100));
    assertThat(city.cases(3).gaps().get(0).amount()).isEqualTo(50);
    assertThat(city.touched()).isEqualTo(Set.of(2, 3));
    assertThat(
            city.cases(1).runningCases()
                + city.cases(2).runningCases()
                + city.cases(3).runningCases())
        .isEqualTo(1_150);
  }

  @Test
  void shouldSurviveCountsThatNoCityCanHave() {
    city.says("A", 1, 1, Integer.MAX_VALUE);
    city.says("B", 1, 1, Integer.MAX_VALUE);
    city.says("A", 2, 1, Integer.MAX_VALUE);
    city.runs("A", 3, 1, 0);
    assertThat(city.newCases(1)).isEqualTo(Integer.MAX_VALUE);
    assertThat(city.newCases(3)).isEqualTo(-Integer.MAX_VALUE);
    assertThat(city.cases(1).runningCases()).isEqualTo(2L * Integer.MAX_VALUE);
  }

  @Test
  void shouldSumDosesByNumberAndGroupOverUnits() {
    city.gives("A", 1, 1, Map.of("1 frontline", 10, "1 school", 5, "2", 1));
    city.gives("B", 1, 1, Map.of("1", 100));
    assertThat(city.doses(1))
        .isEqualTo(
            Map.of(
                "1", new DoseTotals(100, null, null, 100),
                "1 frontline", new DoseTotals(10, null, null, 10),
                "1 school", new DoseTotals(5, null, null, 5),
                "2", new DoseTotals(1, null, null, 1)));
    assertThat(city.vaccinationUnits(1)).isEqualTo(2);
  }

  @Test
  void shouldNotAddTheWholeCitysDosesToThoseOfItsUnits() {
    city.gives("ALL", 1, 1, Map.of("1", 100));
    city.gives("A", 1, 1, Map.of("1", 60));
    assertThat(city.doses(1)).isEqualTo(Map.of("1", new DoseTotals(100, null, null, 100)));
    city.gives("B", 1, 1, Map.of("1", 41));
    assertThat(city.doses(1)).isEqualTo(Map.of("1", new DoseTotals(101, null, null, 101)));
    assertThat(city.vaccinationUnits(1)).isEqualTo(2);
  }

  @Test
  void shouldKeepCasesAndVaccinationsApart() {
    city.says("A", 1, 5, 10);
    assertThat(city.gives("A", 1, 1, Map.of("1", 3))).isEqualTo(Entry.STATED);
    assertThat(city.newCases(1)).isEqualTo(10);
    assertThat(city.statement(Kind.VACCINATIONS, "A", 1).revision()).isEqualTo(1);
  }

  @Test
  void shouldTellAUnitsStatement() {
    city.runs("A", 1, 7, 100);
    UnitStatement first = city.statement(Kind.CASES, "A", 1);
    assertThat(first.revision()).isEqualTo(7);
    assertThat(first.counts()).containsEntry(CaseMeasure.NEW_CASES, 100);
    assertThat(first.increments().get(CaseMeasure.NEW_CASES).count()).isNull();
    city.retracts("A", 1, 8);
    assertThat(city.statement(Kind.CASES, "A", 1).retracted()).isTrue();
    assertThat(city.statement(Kind.CASES, "B", 1)).isNull();
    assertThat(city.statement(Kind.CASES, "nobody", 1)).isNull();
  }
}
