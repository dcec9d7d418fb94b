package io.giaoban.stream;

import static io.giaoban.stream.Story.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.report.Refusal;
import io.giaoban.schema.UnitDay;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How running totals really come: with gaps, corrected downwards, taken for the day's figure. */
class RunningTotalsAsTheyComeTest extends Storytelling {
  @AfterEach
  void refusesNothing() {
    story.thenNothingRefused();
  }

  @Test
  @DisplayName("A running total sent as the day's figure is suspect and fires no rule")
  void shouldSuspectARunningTotalSentAsADay() {
    story.with(atLeast(1_000));
    for (int day = 1; day <= 14; day++) {
      story.at(day, 18).runs("A", day, 1_000 + 100 * day);
    }
    story
        .at(15, 18)
        .corrects("A", 15, 2_500)
        .thenDay(15)
        .newCases(2_500)
        .suspect()
        .and()
        .thenAlerts()
        .at(15, 19)
        .runs("A", 15, 2_500)
        .thenDay(15)
        .newCases(100)
        .total(2_500)
        .week(700)
        .believed()
        .isRevised()
        .and()
        .thenAlerts();
  }

  @Test
  @DisplayName("The same figure as the day's and as a running total is another content")
  void shouldRefuseAnotherBasisUnderTheSameRevision() {
    story
        .runs("A", 1, 10)
        .reports("A", 1, 1, 10)
        .thenRefused(
            Refusal.REVISION_CONFLICT,
            "{newCases=10} (expected: {newCases=10} as running totals, which it said before)");
  }

  @Test
  @DisplayName("After two silent days a running total is one figure over three: 450, not a 450 day")
  void shouldTellOneFigureOverSilentDays() {
    givenLive();
    runsFrom(1, 1_000, 1_150, 1_300, 1_450, 1_600);
    story.at(8, 18).runs("A", 8, 2_050);
    runsFrom(9, 2_200, 2_350, 2_500, 2_650, 2_800);
    story.thenDay(5).newCases(150).noGap().week(600, 4).mean(150);
    story.thenDay(7).newCases(null).week(600, 4).mean(150);
    story
        .thenDay(8)
        .newCases(null)
        .gap(450, 3)
        .total(2_050)
        .week(4 * 150 + 450)
        .mean(150)
        .believed();
    story.thenDay(12).week(4 * 150 + 450).mean(150);
    // Nobody knows how much of the figure is of the two of its days that this week holds.
    story.thenDay(13).week(5 * 150, 5).mean(150);
  }

  @Test
  @DisplayName("A running total that falls shows below zero and says so: -500 makes the week 225")
  void shouldShowTheFallOfARunningTotal() {
    runsFrom(1, 1_000, 1_100, 1_220, 1_330, 830, 960, 1_085, 1_225);
    story.thenDay(5).newCases(-500).corrected(-500, -500).total(830);
    story.thenDay(8).newCases(140).week(225).mean(225 / 7.0).corrected(null, -500).total(1_225);
  }

  @Test
  @DisplayName("The same fall told on the days it belongs to makes the week 725")
  void shouldCorrectTheDaysToWhichAFallBelongs() {
    runsFrom(1, 1_000, 1_100, 1_220, 1_330, 830, 960, 1_085, 1_225);
    story.at(9, 9).runs("A", 1, 500).runs("A", 2, 600).runs("A", 3, 720).runs("A", 4, 830);
    story.thenDay(5).newCases(0).corrected(null, null).total(830);
    story.thenDay(8).week(725).corrected(null, null).total(1_225);
  }

  @Test
  @DisplayName("Doses may fall and coverage may pass 100 %: both are kept and marked")
  void shouldMarkFallingDosesAndCoverageOver100() {
    story
        .hasGiven("A", 1, Map.of(1, 100_000))
        .at(2, 18)
        .hasGiven("A", 2, Map.of(1, 100_400))
        .at(3, 18)
        .hasGiven("A", 3, Map.of(1, 100_100));
    story.thenDay(1).doses(1, 100_000, 1.0, null).over100(1, false);
    story.thenDay(2).doses(1, 100_400, 1.004, null).over100(1, true);
    story.thenDay(3).doses(1, 100_100, 1.001, -300).over100(1, true);
    assertThat(story.doses(3)).containsExactly("1: -300, 100100, 1.001");
    UnitDay unit = story.unitDay("A", 3);
    assertThat(unit.getDoses().get(0).getCorrected()).isEqualTo(-300);
    assertThat(unit.getDoses().get(0).getCumulative()).isEqualTo(100_100);
  }

  private void givenLive() {
    given(Story.givenLive(Story.city("A"), "2022-01"));
  }

  /** A running total each evening. */
  private void runsFrom(int day, int... totals) {
    for (int i = 0; i < totals.length; i++) {
      story.at(day + i, 18).runs("A", day + i, totals[i]);
    }
  }
}
