package io.giaoban.stream;

import static io.giaoban.stream.Cases.cases;
import static io.giaoban.stream.Story.atLeast;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.RulesFile;
import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.Refusal;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How reports really come, and what becomes of them. */
class ReportsAsTheyComeTest extends Storytelling {
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
    story.thenHeadline("report-missing", "Resolved: ", "on time again as of Jan 2, 2022");
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
  @DisplayName("A day in the future is refused")
  void shouldRefuseADayInTheFuture() {
    given("A")
        .in("2021-08")
        .at(31, 9)
        .reports("A", 31 + 212, 12)
        .thenRefused(Refusal.DAY_IN_FUTURE, "2022-03-31");
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

  private static City hanoi() {
    return requireNonNull(PlacesFile.shipped().city("VN-HN"));
  }

  private static Stream<String> districts() {
    return hanoi().units().stream().filter(unit -> !unit.wholeCity()).map(ReportingUnit::code);
  }
}
