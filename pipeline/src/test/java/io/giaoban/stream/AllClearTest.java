package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many days it has been since the last case, and what makes them fewer. */
class AllClearTest {
  private Story story = Story.given("A", "B");

  @AfterEach
  void end() {
    story.thenNothingRefused();
    story.close();
  }

  @Test
  @DisplayName("A late report of an older day shortens the counter on all days told after it")
  void shouldShortenTheCounterByALateReport() {
    aCaseAndThenNone(40);
    story.thenDay(1).sinceLastCase(0);
    story.thenDay(40).sinceLastCase(39).and().told();
    story.at(41, 9).corrects("B", 20, 2);
    story.thenDay(19).sinceLastCase(18);
    for (int day = 20; day <= 40; day++) {
      story.thenDay(day).sinceLastCase(day - 20);
      assertThat(story.unitDay("B", day).getDaysSinceLastCase()).isEqualTo(day - 20);
      assertThat(story.unitDay("A", day).getDaysSinceLastCase()).isEqualTo(day - 1);
    }
  }

  @Test
  @DisplayName("A case that was none lets the counter go on, up to the next case and no further")
  void shouldLengthenTheCounterUpToTheNextCase() {
    aCaseAndThenNone(40);
    story.at(41, 9).corrects("A", 10, 1).corrects("A", 30, 1);
    story.thenDay(29).sinceLastCase(19).and().thenDay(40).sinceLastCase(10);
    int unitDays = story.unitDays().size();
    story.corrects("A", 10, 0);
    story.thenDay(29).sinceLastCase(28).and().thenDay(40).sinceLastCase(10);
    assertThat(story.unitDays().subList(unitDays, story.unitDays().size()))
        .extracting(day -> day.getDay().getDayOfMonth())
        .as("days told again of the unit")
        .hasSize(20)
        .startsWith(10)
        .endsWith(29);
  }

  @Test
  @DisplayName("Silence is not zero: a day that one unit has not reported stops the counter")
  void shouldNotCountOverADayThatAUnitHasNotReported() {
    story.at(1, 18).reports("A", 1, 5).reports("B", 1, 0);
    for (int day = 2; day <= 20; day++) {
      story.at(day, 18).reports("A", day, 0);
      if (day != 5) {
        story.reports("B", day, 0);
      }
    }
    story.thenDay(4).sinceLastCase(3);
    story.thenDay(5).sinceLastCase(null).and().thenDay(20).sinceLastCase(null);
    story.at(21, 9).reports("B", 5, 0);
    story.thenDay(5).sinceLastCase(4).and().thenDay(20).sinceLastCase(19);
  }

  @Test
  @DisplayName("A running total that stays the same over silent days says that there was no case")
  void shouldCountOverTheSilentDaysOfARunningTotal() {
    givenOne().at(1, 18).runs("A", 1, 100).at(2, 18).runs("A", 2, 110).at(6, 18).runs("A", 6, 110);
    story.thenDay(2).sinceLastCase(0).and().thenDay(6).sinceLastCase(4);
    story.at(7, 18).runs("A", 7, 110).thenDay(7).sinceLastCase(5);
    story.at(8, 18).runs("A", 6, 112).runs("A", 7, 112);
    story.thenDay(6).sinceLastCase(0).and().thenDay(7).sinceLastCase(1);
  }

  @Test
  @DisplayName("A running total that falls is no case; all later days count from the case before")
  void shouldTakeAFallForNoCase() {
    givenOne().at(1, 18).runs("A", 1, 100).at(2, 18).runs("A", 2, 110);
    for (int day = 3; day <= 40; day++) {
      story.at(day, 18).runs("A", day, 110);
    }
    story.thenDay(40).sinceLastCase(38);
    story.at(41, 9).runs("A", 10, 112);
    story.thenDay(11).newCases(-2).sinceLastCase(1);
    story.thenDay(40).sinceLastCase(30);
    assertThat(story.unitDay("A", 40).getDaysSinceLastCase()).isEqualTo(30);
  }

  /** One unit whose reports are running totals. */
  private Story givenOne() {
    story.close();
    story = Story.given("A");
    return story;
  }

  private void aCaseAndThenNone(int days) {
    story.at(1, 18).reports("A", 1, 5).reports("B", 1, 1);
    for (int day = 2; day <= days; day++) {
      story.at(day, 18).reports("A", day, 0).reports("B", day, 0);
    }
  }
}
