package io.giaoban.stream;

import static io.giaoban.stream.Cases.cases;
import static io.giaoban.stream.Story.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was said of a day is said otherwise later, and what becomes of it. */
class CorrectionsTest extends Storytelling {
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
        .thenAlerts("RAISED 1 120", "CANCELLED 1 80");
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
  @DisplayName("Cases moved from one unit to another change neither the city nor its alert")
  void shouldKeepTheCityWhereCasesAreReassigned() {
    given("A", "B")
        .with(atLeast(100))
        .at(1, 18)
        .reports("A", 1, 100)
        .reports("B", 1, 50)
        .thenAlerts("RAISED 1 150")
        .at(2, 9)
        .corrects("B", 1, 80)
        .corrects("A", 1, 70)
        .thenDay(1)
        .newCases(150)
        .total(150)
        .isFinal();
    assertThat(story.unitDay("A", 1).getNewCases()).isEqualTo(70);
    assertThat(story.unitDay("B", 1).getNewCases()).isEqualTo(80);
    story.thenAlerts();
  }

  @Test
  @DisplayName(
      "Cases moved from one unit to another in one commit leave the city and its alert alone")
  void shouldLeaveTheCityAloneWhereAPairOfCorrectionsComesTogether() {
    Task task = new Task(List.of(Story.city("A", "B")), Instant.EPOCH);
    given("A", "B").at(1, 19);
    take(task, report("A", 1, 100), report("B", 1, 50));
    task.rest();
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

  private Report report(String unit, long revision, int newCases) {
    return story.cases(unit, 1, revision, Map.of(CaseMeasure.NEW_CASES, newCases));
  }
}
