package io.giaoban.stream;

import static io.giaoban.stream.Cases.cases;
import static io.giaoban.stream.Story.atLeast;
import static io.giaoban.stream.Story.rule;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.OnSuspect;
import io.giaoban.alert.RulesFile;
import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Refusal;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.wire.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How reports really come, and what becomes of them. */
class ReportsAsTheyComeTest {
  private Story story = Story.given("A");

  @AfterEach
  void end() {
    story.close();
  }

  private Story given(String... units) {
    return given(Story.given(units));
  }

  private Story given(Story other) {
    story.close();
    story = other;
    return story;
  }

  @Test
  @DisplayName("The same report three times counts once and alerts once")
  void shouldCountARepeatOnce() {
    given("A", "B")
        .with(atLeast(100))
        .at(1, 18)
        .reports("A", 1, 60)
        .reports("B", 1, 50)
        .reports("B", 1, 50)
        .reports("B", 1, 50)
        .thenDay(1)
        .newCases(110)
        .total(110)
        .week(110, 1)
        .version(2)
        .isFinal()
        .and()
        .thenAlerts("RAISED 1 110")
        .thenNothingRefused();
  }

  @Test
  @DisplayName("Another content under a used revision is refused; what was said first stands")
  void shouldRefuseAnotherContentUnderTheSameRevision() {
    given("A").at(1, 18).reports("A", 1, 60);
    Report other = story.cases("A", 1, 1, Map.of(CaseMeasure.NEW_CASES, 70));
    story
        .tell(other)
        .thenRefused(Refusal.REVISION_CONFLICT, "newCases=70", "newCases=60")
        .thenDay(1)
        .newCases(60);
    assertThat(story.rejected().get(0).getOriginal())
        .isEqualTo(ByteBuffer.wrap(story.pipeline().bytes(Topics.CASE_REPORTS, other)));
  }

  @Test
  @DisplayName("A late report counts for its own day, changes seven weeks and alerts afterwards")
  void shouldLetALateReportChangeItsDayAndTheWeeksAfterIt() {
    given("A", "B").with(atLeast(100));
    for (int day = 1; day <= 10; day++) {
      story.at(day, 18).reports("A", day, 50);
      if (day != 3) {
        story.reports("B", day, 10);
      }
    }
    story.at(11, 0).reports("A", 10, 50);
    story.thenAlerts().thenDay(3).newCases(50).missing("B").isFinal();
    for (int day = 3; day <= 9; day++) {
      story.thenDay(day).week(day < 7 ? 60 * day - 10 : 410, Math.min(day, 7));
    }
    story.thenDay(10).week(420).isFinal().and().told();
    story
        .reports("B", 3, 60)
        .thenDay(3)
        .newCases(110)
        .missing()
        .isRevised()
        .and()
        .thenAlerts("RAISED 3 110", "RESOLVED 4 60");
    for (int day = 3; day <= 9; day++) {
      story.thenDay(day).week(day < 7 ? 60 * day + 50 : 470, Math.min(day, 7)).isRevised();
    }
    story.thenDay(2).isFinal();
    story.thenDay(10).week(420).total(650).and().thenToldDays(3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  @DisplayName("A backlog counts in the running total, never in its day, the mean or the rules")
  void shouldKeepABacklogOutOfTheDay() {
    given("A")
        .with(atLeast(1_000))
        .reportsDaily("A", 1, 14, 100)
        .at(15, 18)
        .reports("A", 15, cases(110).backlog(5_000))
        .thenDay(15)
        .newCases(110)
        .backlog(5_000)
        .total(1_400 + 110 + 5_000)
        .week(6 * 100 + 110)
        .believed()
        .and()
        .thenAlerts();
  }

  @Test
  @DisplayName(
      "A heap not told as a backlog is suspect: it holds a rule, or fires it where told to")
  void shouldSuspectAHeapAndBelieveItOnTheSecondDay() {
    given("A")
        .with(rule(1_000, OnSuspect.HOLD), rule(1_001, OnSuspect.FIRE))
        .reportsDaily("A", 1, 14, 100)
        .at(15, 18)
        .reports("A", 15, 5_110)
        .thenDay(15)
        .suspect()
        .and()
        .thenAlertsOf("cases-1000")
        .thenAlertsOf("cases-1001", "RAISED 15 5110");
    story
        .at(16, 18)
        .reports("A", 16, 5_200)
        .thenDay(15)
        .believed()
        .and()
        .thenDay(16)
        .believed()
        .and()
        .thenAlertsOf("cases-1000", "RAISED 15 5110")
        .thenAlertsOf("cases-1001", "UPDATED 16 5200");
  }

  @Test
  @DisplayName("A heap that is told as a backlog afterwards takes its alert back")
  void shouldTakeBackTheAlertOfAHeapThatTurnsOutABacklog() {
    given("A")
        .with(rule(1_000, OnSuspect.FIRE))
        .reportsDaily("A", 1, 14, 100)
        .at(15, 18)
        .reports("A", 15, 5_110)
        .corrects("A", 15, cases(110).backlog(5_000))
        .thenDay(15)
        .believed()
        .total(6_510)
        .week(710)
        .isRevised()
        .and()
        .thenAlerts("RAISED 15 5110", "CANCELLED 15 110");
  }

  @Test
  @DisplayName("A correction replaces the figure whole, downwards as well, and cancels the alert")
  void shouldReplaceAFigureByItsCorrection() {
    given("A", "B")
        .with(atLeast(100))
        .at(1, 18)
        .reports("A", 1, 120)
        .reports("B", 1, 0)
        .at(2, 9)
        .corrects("A", 1, 80)
        .thenDay(1)
        .newCases(80)
        .total(80)
        .week(80, 1)
        .isRevised()
        .and()
        .thenAlerts("RAISED 1 120 provisional", "CANCELLED 1 80");
  }

  @Test
  @DisplayName("A correction as a difference below zero is refused, as statements are absolute")
  void shouldRefuseADifference() {
    given("A")
        .at(1, 18)
        .reports("A", 1, 120)
        .corrects("A", 1, -40)
        .thenRefused(Refusal.NEGATIVE_COUNT, "newCases: -40 (expected: >= 0)")
        .thenDay(1)
        .newCases(120);
  }

  @Test
  @DisplayName(
      "29 of 30 at the cut-off is open and named; 30 of 30 at 18:40 is final, the late late")
  void shouldNameADistrictThatIsLate() {
    given(Story.givenLive(hanoi(), "2022-01")).with(RulesFile.shipped()).at(1, 17);
    districts().filter(code -> !code.equals("006")).forEach(code -> story.reports(code, 1, 10));
    story.thenDay(1).isOpen().onTime(null).and().at(1, "18:00:01").ticks();
    story
        .thenDay(1)
        .isOpen()
        .newCases(290)
        .reported(29, 30)
        .missing("006")
        .onTime(29)
        .late("006")
        .and()
        .thenAlertsOf("report-missing", "RAISED 1 29 provisional")
        .thenHeadline("report-missing", "29 of 30", "Dong Da");
    story
        .at(1, "18:40")
        .reports("006", 1, 7)
        .thenDay(1)
        .isFinal()
        .newCases(297)
        .reported(30, 30)
        .missing()
        .onTime(29)
        .late("006")
        .and()
        .at(2, 18);
    districts().forEach(code -> story.reports(code, 2, 10));
    story.at(2, "18:00:01").ticks().thenDay(2).onTime(30).late();
    assertThat(story.alerts()).last().isEqualTo("RESOLVED 2 30");
  }

  @Test
  @DisplayName("Zero is a report, nothing is none: a quiet day closes by the clock, still unknown")
  void shouldTellZeroFromNothing() {
    given(Story.givenLive(Story.city("A", "B"), "2022-01"))
        .at(1, 18)
        .reports("A", 1, 0)
        .reports("B", 1, 0)
        .thenDay(1)
        .newCases(0)
        .week(0, 1)
        .reported(2, 2)
        .isFinal()
        .and()
        .at(2, "23:59:59")
        .ticks()
        .thenDay(2)
        .isOpen()
        .and()
        .at(3, 0)
        .ticks()
        .thenDay(2)
        .newCases(null)
        .week(0, 1)
        .mean(0)
        .reported(0, 2)
        .missing("A", "B")
        .onTime(0)
        .isFinal();
  }

  @Test
  @DisplayName("Cases moved from one unit to another change neither the city nor its alert")
  void shouldKeepTheCityWhereCasesAreReassigned() {
    given("A", "B")
        .with(atLeast(100))
        .at(1, 18)
        .reports("A", 1, 100)
        .reports("B", 1, 50)
        .thenAlerts("RAISED 1 100 provisional", "UPDATED 1 150")
        .at(2, 9)
        .corrects("B", 1, 80)
        .corrects("A", 1, 70)
        .thenDay(1)
        .newCases(150)
        .total(150)
        .isFinal();
    assertThat(story.unitDay("A", 1).getNewCases()).isEqualTo(70);
    assertThat(story.unitDay("B", 1).getNewCases()).isEqualTo(80);
    assertThat(story.alerts()).last().isEqualTo("UPDATED 1 150");
  }

  @Test
  @DisplayName(
      "Cases moved from one unit to another in one commit leave the city and its alert alone")
  void shouldLeaveTheCityAloneWhereAPairOfCorrectionsComesTogether() {
    Task task = new Task(List.of(Story.city("A", "B")), Instant.EPOCH);
    given("A", "B").at(1, 19);
    take(task, report("A", 1, 100), report("B", 1, 50));
    story.at(1, "19:30");
    assertThat(take(task, report("A", 2, 70), report("B", 2, 80)))
        .noneMatch(Alert.class::isInstance)
        .filteredOn(CityDay.class::isInstance)
        .extracting(told -> ((CityDay) told).getNewCases() + " " + ((CityDay) told).getState())
        .containsExactly("150 FINAL");
  }

  /** What is told of these reports, which come in one commit. */
  private List<SpecificRecord> take(Task task, Report... reports) {
    for (Report report : reports) {
      task.take(report, report.reportedAt());
    }
    task.takeTold();
    task.flush();
    return task.takeTold();
  }

  @Test
  @DisplayName("A morning's bulletin gives way to the full day's and is never added to it")
  void shouldReplaceAPartOfADayByTheWhole() {
    given("ALL")
        .at(2, 6)
        .reports("ALL", 2, cases(19).community(8).quarantine(11))
        .thenDay(2)
        .newCases(19)
        .total(19)
        .and()
        .at(2, 18)
        .corrects("ALL", 2, cases(61).community(20).quarantine(30).lockdown(11))
        .thenDay(2)
        .newCases(61)
        .community(20)
        .quarantine(30)
        .lockdown(11)
        .total(61)
        .week(61, 1);
  }

  @Test
  @DisplayName("A day in the future is refused")
  void shouldRefuseADayInTheFuture() {
    given("A")
        .in("2021-08")
        .at(31, 9)
        .reports("A", 31 + 212, 12)
        .thenRefused(Refusal.DAY_IN_FUTURE, "2022-03-31");
  }

  @Test
  @DisplayName("A wrong month, long past, counts for the day it names, which is seen as revised")
  void shouldShowAWrongMonthAsARevisedDay() {
    given(Story.givenLive(Story.city("A"), "2021-03"))
        .at(31, 19)
        .reports("A", 31, 3)
        .at(153 + 31, 9)
        .corrects("A", 31, 70)
        .thenDay(31)
        .newCases(70)
        .isRevised()
        .and()
        .thenDay(153 + 31)
        .newCases(null)
        .isOpen()
        .and()
        .thenNothingRefused();
  }

  @Test
  @DisplayName("Parts that do not make up the whole are refused: 611 + 609 + 137 = 1,357")
  void shouldRefuseABreakdownThatDoesNotAddUp() {
    given("A")
        .at(1, 18)
        .reports("A", 1, cases(1_375).community(611).quarantine(609).lockdown(137))
        .thenRefused(Refusal.BREAKDOWN_MISMATCH, "1357", "1375")
        .reports("A", 1, cases(1_357).community(611).quarantine(609).lockdown(137))
        .thenDay(1)
        .newCases(1_357);
  }

  @Test
  @DisplayName("A unit unknown, \"6\" for \"006\", is refused by name while its neighbours count")
  void shouldRefuseAUnitThatLostItsZeros() {
    given("006", "007")
        .at(1, 18)
        .reports("6", 1, 12)
        .thenRefused(Refusal.UNKNOWN_UNIT, "\"6\"")
        .reports("007", 1, 5)
        .thenDay(1)
        .newCases(5)
        .missing("006");
  }

  private Report report(String unit, long revision, int newCases) {
    return story.cases(unit, 1, revision, Map.of(CaseMeasure.NEW_CASES, newCases));
  }

  private static City hanoi() {
    return requireNonNull(PlacesFile.shipped().city("VN-HN"));
  }

  private static Stream<String> districts() {
    return hanoi().units().stream().filter(unit -> !unit.wholeCity()).map(ReportingUnit::code);
  }
}
