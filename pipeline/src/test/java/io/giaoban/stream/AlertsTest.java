package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.report.CaseMeasure;
import io.giaoban.schema.Alert;
import io.giaoban.wire.Topics;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rule at 100 new cases a day over a city of two units. */
class AlertsTest {
  private final Story story = Story.given("A", "B").with(Story.atLeast(100));

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void shouldRaiseOnAPartialTotalAsSoonAsItReachesTheLine() {
    story.reports("A", 1, 99);
    assertThat(story.alerts()).isEmpty();
    story.reports("A", 1, 2, 100);
    assertThat(story.alerts()).containsExactly("RAISED 1 100 provisional");
  }

  @Test
  void shouldTellWhatANewRuleSeesAsOfItsBeginning() {
    Rule later = Story.atLeast(150);
    story.reports("A", 1, 160).alerts();
    story.at(3, 9).sends(Topics.RULES, later.id(), RulesFile.toJson(later));
    story.thenAlertsOf(later, "RAISED 1 160");
    assertThat(story.lastAlert(later.id()).getKnownAt()).isEqualTo(Story.time(3, 9));
  }

  @Test
  void shouldTellWhatTheDayComesToWhenItCloses() {
    story.reports("A", 1, 100);
    story.alerts();
    story.reports("B", 1, 50);
    assertThat(story.alerts()).isEmpty();
    story.at(1, 18).ticks();
    assertThat(story.alerts()).containsExactly("UPDATED 1 150");
  }

  @Test
  void shouldTellAtTheEndOfTheDateWhatIsStillOpen() {
    story.reports("A", 1, 100);
    story.alerts();
    story.reports("A", 1, 2, 150).at(2, 0).ticks();
    assertThat(story.alerts()).containsExactly("UPDATED 1 150 provisional", "UPDATED 1 150");
    assertThat(story.pipeline().alerts().get(1).getKnownAt())
        .isEqualTo(Story.time(2, 0).minusMillis(1));
  }

  @Test
  void shouldTellHowItGoesOnOnceADateAtMost() {
    story.reports("A", 1, 100).reports("B", 1, 0).alerts();
    story.at(1, 18).reports("A", 1, 1, 100);
    story.thenAlerts("UPDATED 1 100");
    story.at(1, 19);
    story.reports("A", 1, 2, 150);
    story.thenAlerts();
    story.at(1, 20).reports("A", 1, 3, 160);
    story.thenAlerts();
    story.at(2, 18).reports("A", 2, 100).reports("B", 2, 0);
    story.thenAlerts("UPDATED 2 100");
    assertThat(story.lastAlert("cases-100").getPeak()).isEqualTo(160);
  }

  @Test
  void shouldNotTellTheSameTwice() {
    story.reports("A", 1, 100).reports("B", 1, 0);
    story.alerts();
    story.reports("A", 1, 100).reports("A", 1, 2, 100);
    assertThat(story.alerts()).isEmpty();
  }

  @Test
  void shouldResolveOnlyOnAClosedDay() {
    story.reports("A", 1, 100).reports("B", 1, 0);
    story.alerts();
    story.at(2, 18).reports("A", 2, 10);
    assertThat(story.alerts()).containsExactly("UPDATED 1 100");
    story.reports("B", 2, 10);
    assertThat(story.alerts()).containsExactly("RESOLVED 2 20");
  }

  @Test
  void shouldNotGiveTheAllClearOnAPartOfADay() {
    story.reports("A", 1, 100).reports("B", 1, 0);
    story.alerts();
    story.at(2, 6).reports("A", 2, 10).reports("B", 2, 9);
    assertThat(story.alerts()).containsExactly("UPDATED 1 100");
    story.at(2, 18).reports("A", 2, 2, 130);
    assertThat(story.alerts()).containsExactly("UPDATED 2 139");
  }

  @Test
  void shouldResolveWhenTheGraceHasPassed() {
    story.reports("A", 1, 100).at(2, 12).reports("A", 2, 10);
    story.alerts();
    story.at(3, 0).reports("A", 3, 10);
    assertThat(story.alerts()).containsExactly("RESOLVED 2 10");
  }

  @Test
  void shouldCancelWhatACorrectionTookTheGroundFrom() {
    story.reports("A", 1, 100);
    story.alerts();
    story.reports("A", 1, 2, 10);
    assertThat(story.alerts()).containsExactly("CANCELLED 1 10 provisional");
    story.reports("A", 1, 3, 110);
    assertThat(story.alerts()).containsExactly("RAISED 1 110 provisional");
  }

  @Test
  void shouldCancelWhenTheReportIsRetracted() {
    story.reports("A", 1, 100);
    story.alerts();
    story.retracts("A", 1, 2);
    assertThat(story.alerts()).containsExactly("CANCELLED 1 ? provisional");
  }

  @Test
  void shouldOpenAnEpisodeAgainThatALateReportProlongs() {
    story.at(2, 18);
    story.reports("A", 1, 100).reports("B", 1, 0).reports("A", 2, 10).reports("B", 2, 10);
    assertThat(story.alerts()).contains("RESOLVED 2 20");
    story.reports("B", 2, 2, 95);
    assertThat(story.alerts()).containsExactly("UPDATED 2 105");
  }

  @Test
  void shouldNotTakeABacklogForTheDaysCases() {
    story.reports("A", 1, 1, Map.of(CaseMeasure.NEW_CASES, 10, CaseMeasure.BACKLOG_CASES, 195_000));
    assertThat(story.alerts()).isEmpty();
    assertThat(story.day(1).getCumulativeCases()).isEqualTo(195_010);
  }

  @Test
  void shouldApplyANewRuleToTheDaysThereAre() {
    story.reports("A", 1, 60);
    story.with(Story.atLeast(50));
    assertThat(story.alerts()).containsExactly("RAISED 1 60 provisional");
  }

  @Test
  void shouldCancelWhatIsOpenWhereItsRuleIsDeleted() {
    story.reports("A", 1, 100);
    story.alerts();
    story.without(Story.atLeast(100));
    assertThat(story.alerts()).containsExactly("CANCELLED 1 100 provisional");
    story.reports("A", 1, 2, 110);
    assertThat(story.alerts()).isEmpty();
    story.with(Story.atLeast(100));
    assertThat(story.alerts()).containsExactly("RAISED 1 110 provisional");
  }

  @Test
  void shouldComeBackUnderItsIdWhenACorrectionIsCorrected() {
    story.reports("A", 1, 60).reports("B", 1, 45);
    story.thenAlerts("RAISED 1 105 provisional");
    Alert raised = story.lastAlert("cases-100");
    story.at(2, 12).corrects("A", 1, 40);
    story.thenAlerts("UPDATED 1 105", "CANCELLED 1 85");
    Alert cancelled = story.lastAlert("cases-100");
    assertThat(cancelled.getReferences()).containsExactly(raised.getId() + "#" + 2);
    story.at(3, 12).corrects("A", 1, 65);
    story.thenAlerts("RAISED 1 110");
    Alert again = story.lastAlert("cases-100");
    assertThat(again.getId()).isEqualTo(raised.getId());
    assertThat(again.getReason()).isEqualTo("HOLDS_AGAIN");
    assertThat(again.getReferences()).containsExactly(raised.getId() + "#" + 3);
  }
}
