package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.StatedBy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told, step by step, of the rules at 2,000 and 3,000 new cases a day. */
class CityAlertsTest extends CityAlertsFixture {
  @Test
  void shouldRaiseUpdateAndResolve() {
    put(rule("cases-2000", 2_000, 1));
    assertThat(states(Days.closed(1, 1_999))).isEmpty();
    assertThat(states(Days.open(2, 2_000))).containsExactly("RAISED cases-2000 2 HOLDS");
    assertThat(states(Days.closed(2, 2_100))).containsExactly("UPDATED cases-2000 2 NEW_PEAK");
    nextDate();
    assertThat(states(Days.closed(3, 2_050))).containsExactly("UPDATED cases-2000 3 NEW_DAY");
    nextDate();
    assertThat(states(Days.open(4, 100))).isEmpty();
    assertThat(states(Days.closed(4, 100))).containsExactly("RESOLVED cases-2000 4 CLEARED");
    assertThat(states(Days.closed(5, 100))).isEmpty();
  }

  @Test
  void shouldSayWhatItStandsOn() {
    put(rule("cases-2000", 2_000, 1));
    Alert raised = tell(Days.open(2, 2_500)).get(0);
    assertThat(raised.getId()).isEqualTo("VN-X.cases-2000.2022-01-02");
    assertThat(raised.getSequence()).isEqualTo(1);
    assertThat(raised.getProvisional()).isTrue();
    assertThat(raised.getCompleteness()).isEqualTo(0.75);
    assertThat(raised.getValue()).isEqualTo(2_500);
    assertThat(raised.getSeverity()).isEqualTo("severe");
    Alert updated = tell(Days.closed(2, 2_600)).get(0);
    assertThat(updated.getReferences()).containsExactly("VN-X.cases-2000.2022-01-02#1");
    assertThat(updated.getSequence()).isEqualTo(2);
    assertThat(updated.getProvisional()).isFalse();
    assertThat(updated.getPeak()).isEqualTo(2_600);
    assertThat(updated.getKnownAt()).isAfter(raised.getKnownAt());
  }

  @Test
  void shouldTellThatADayIsFinal() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.open(2, 2_500));
    assertThat(states(Days.closed(2, 2_500))).containsExactly("UPDATED cases-2000 2 FINAL");
  }

  @Test
  void shouldCancelWhatACorrectionTookTheGroundFrom() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(2, 2_500));
    assertThat(states(Days.closed(2, 1_500))).containsExactly("CANCELLED cases-2000 2 CORRECTED");
    assertThat(states(Days.closed(3, 1_500))).isEmpty();
  }

  @Test
  void shouldComeBackUnderItsId() {
    put(rule("cases-2000", 2_000, 1));
    Alert first = tell(Days.closed(2, 2_500)).get(0);
    Alert cancelled = tell(Days.closed(2, 1_500)).get(0);
    Alert again = tell(Days.closed(2, 2_400)).get(0);
    assertThat(again.getState()).isEqualTo(AlertState.RAISED);
    assertThat(again.getReason()).isEqualTo("HOLDS_AGAIN");
    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(again.getSequence()).isEqualTo(3);
    assertThat(again.getReferences()).containsExactly(cancelled.getId() + "#2");
  }

  @Test
  void shouldGoOnWhereALateReportTakesTheEndBack() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(2, 2_500));
    tell(Days.closed(3, 100));
    assertThat(states(Days.closed(3, 2_200))).containsExactly("UPDATED cases-2000 3 REOPENED");
  }

  @Test
  void shouldSetAnEndRightThatWasTold() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(2, 2_500));
    tell(Days.closed(3, 100), Days.closed(4, 100));
    assertThat(states(Days.closed(2, 2_600))).containsExactly("RESOLVED cases-2000 3 CORRECTED");
    assertThat(states(Days.closed(3, null))).containsExactly("RESOLVED cases-2000 4 CORRECTED");
  }

  @Test
  void shouldNotEndOnADayThatWasOpenedAgainWhileNothingWasOpen() {
    put(rule("cases-2000", 2_000, 2));
    tell(Days.closed(4, 1_000));
    tell(Days.open(1, 2_000), Days.closed(2, 1_000), Days.closed(3, 1_000));
    tell(Days.open(4, null));
    assertThat(states(Days.open(2, 1_000))).containsExactly("UPDATED cases-2000 1 REOPENED");
  }

  @Test
  void shouldSplitAndJoinAsTheDaysDo() {
    put(rule("cases-2000", 2_000, 1));
    Alert first = tell(Days.closed(1, 2_000), Days.closed(2, 2_000), Days.closed(3, 2_000)).get(0);
    List<Alert> split = tell(Days.closed(2, 0));
    assertThat(split)
        .extracting(CityAlertsFixture::said)
        .containsExactly("RESOLVED cases-2000 2 CLEARED", "RAISED cases-2000 3 SPLIT_OFF");
    assertThat(split.get(1).getReferences()).containsExactly(first.getId() + "#1");
    List<Alert> joined = tell(Days.closed(2, 2_000));
    assertThat(joined)
        .extracting(CityAlertsFixture::said)
        .containsExactly("UPDATED cases-2000 3 JOINED", "CANCELLED cases-2000 3 JOINED");
    assertThat(joined.get(0).getId()).isEqualTo(first.getId());
    assertThat(joined.get(0).getReferences())
        .containsExactly(first.getId() + "#2", split.get(1).getId() + "#1");
  }

  @Test
  void shouldTellThatACorrectionMovedTheFirstDay() {
    put(rule("cases-2000", 2_000, 1));
    Alert first = tell(Days.closed(1, 100), Days.closed(2, 2_000), Days.closed(3, 2_000)).get(0);
    Alert moved = tell(Days.closed(1, 2_000)).get(0);
    assertThat(said(moved)).isEqualTo("UPDATED cases-2000 3 FIRST_DAY");
    assertThat(moved.getId()).isEqualTo(first.getId());
    assertThat(moved.getFirstDay()).isEqualTo(Days.date(1));
    assertThat(moved.getReferences()).containsExactly(first.getId() + "#1");
  }

  @Test
  void shouldTellHowItGoesOnOnceADateAtMost() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_000));
    assertThat(states(Days.closed(2, 2_100))).containsExactly("UPDATED cases-2000 2 NEW_PEAK");
    assertThat(states(Days.closed(2, 2_200))).isEmpty();
    assertThat(dateEnds()).isEmpty();
    nextDate();
    assertThat(states(Days.closed(3, 2_100))).containsExactly("UPDATED cases-2000 3 NEW_PEAK");
    assertThat(alerts.tell(clock, clock).held()).isFalse();
  }

  @Test
  void shouldTellAtTheEndOfTheDateWhatWasHeldBack() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.open(1, 2_000));
    assertThat(states(Days.open(1, 2_100))).isEmpty();
    assertThat(dateEnds()).containsExactly("UPDATED cases-2000 1 NEW_PEAK");
    assertThat(dateEnds()).isEmpty();
  }

  @Test
  void shouldMendAToldValueThatIsNoPeak() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_500));
    tell(Days.closed(2, 2_100));
    nextDate();
    Alert mended = tell(Days.closed(2, 2_050)).get(0);
    assertThat(said(mended)).isEqualTo("UPDATED cases-2000 2 CORRECTED");
    assertThat(mended.getValue()).isEqualTo(2_050);
  }

  @Test
  void shouldTellOnlyBeginningAndEndWhereTheRuleSaysSo() {
    Rule news = new Rule.Builder("news", "day.newCases >= 2000").updates(Updates.NONE).build();
    put(CompiledRule.compile(news));
    assertThat(states(Days.closed(1, 2_000))).containsExactly("RAISED news 1 HOLDS");
    nextDate();
    assertThat(states(Days.closed(2, 2_500))).isEmpty();
    assertThat(dateEnds()).isEmpty();
    assertThat(states(Days.closed(3, 0))).containsExactly("RESOLVED news 3 CLEARED");
  }

  @Test
  void shouldMendAnEndThatWasToldThoughTheDayIsStillOpenAndTheRuleTellsNoUpdates() {
    put(
        CompiledRule.compile(
            new Rule.Builder("quiet", "day.newCases >= 2000").updates(Updates.NONE).build()));
    tell(Days.open(1, 2_000));
    tell(Days.closed(2, 1_000));
    assertThat(tell(Days.open(1, 2_500)))
        .extracting(Alert::getState, Alert::getReason, Alert::getPeak)
        .containsExactly(tuple(AlertState.RESOLVED, "CORRECTED", 2_500.0));
  }

  @Test
  void shouldMarkWhatAnotherRuleCovers() {
    put(rule("cases-2000", 2_000, 1, "cases-3000"));
    put(rule("cases-3000", 3_000, 1));
    assertThat(tell(Days.closed(1, 2_500))).extracting(Alert::getInhibitedBy).containsOnlyNulls();
    List<Alert> told = tell(Days.closed(2, 3_500));
    assertThat(told).extracting(Alert::getRule).containsExactly("cases-2000", "cases-3000");
    assertThat(told).extracting(Alert::getInhibitedBy).containsExactly("cases-3000", null);
    assertThat(tell(Days.closed(3, 2_500)))
        .extracting(CityAlertsFixture::said)
        .containsExactly("UPDATED cases-2000 3 INHIBITION", "RESOLVED cases-3000 3 CLEARED");
  }

  @Test
  void shouldTellThatARuleThatCoveredItIsNoMore() {
    put(rule("cases-2000", 2_000, 1, "cases-3000"));
    put(rule("cases-3000", 3_000, 1));
    tell(Days.closed(2, 3_500));
    alerts.remove("cases-3000");
    assertThat(states())
        .containsExactly("UPDATED cases-2000 2 INHIBITION", "CANCELLED cases-3000 2 RULE_DELETED");
  }

  @Test
  void shouldTellInVietnameseAndEnglish() {
    put(rule("cases-2000", 2_000, 1));
    assertThat(tell(Days.closed(2, 2_045)).get(0).getHeadline())
        .containsEntry("vi", "Nhỏ: 2.045 ca ngày 02/01/2022, cao nhất 2.045")
        .containsEntry("en", "Small: 2,045 cases on Jan 2, 2022, at most 2,045");
    assertThat(tell(Days.closed(2, 0)).get(0).getHeadline())
        .containsEntry("vi", "Huỷ bỏ: Nhỏ: 0 ca ngày 02/01/2022, cao nhất 2.045")
        .containsEntry("en", "Cancelled: Small: 0 cases on Jan 2, 2022, at most 2,045");
  }

  @Test
  void shouldTellThatEveryUnitIsOnTimeAgain() {
    RulesFile.shipped().stream()
        .filter(rule -> rule.id().equals("report-missing"))
        .forEach(rule -> put(CompiledRule.compile(rule)));
    Alert raised = tell(onTime(1, 3, "01")).get(0);
    assertThat(raised.getHeadline().get("en"))
        .endsWith("3 of 4 units reported on time; late or missing: 01");
    Alert resolved = tell(onTime(2, 4)).get(0);
    assertThat(resolved.getHeadline().get("en"))
        .endsWith("reports are on time again as of Jan 2, 2022");
  }

  private static CityDay onTime(int day, int units, String... late) {
    CityDay told = Days.closed(day, 5);
    told.setStatedBy(StatedBy.UNITS);
    told.setUnitsOnTime(units);
    told.setLateUnits(List.of(late));
    return told;
  }

  @Test
  void shouldMarkTheHealthOfARuleThatFailsAndHarmNoOther() {
    put(CompiledRule.compile(new Rule.Builder("bad", "100 / day.newCases >= 1").build()));
    put(rule("cases-2000", 2_000, 1));
    alerts.takeHealth(clock);
    assertThat(states(Days.closed(1, 0), Days.closed(2, 2_000)))
        .containsExactly("RAISED cases-2000 2 HOLDS");
    RuleHealth health = alerts.takeHealth(clock).get(0);
    assertThat(health.getRule()).isEqualTo("bad");
    assertThat(health.getHealthy()).isFalse();
    assertThat(health.getReason()).isEqualTo("EVALUATION_FAILED");
    assertThat(health.getDay()).isEqualTo(Days.date(1));
    assertThat(health.getDetail()).contains("division by zero");
    tell(Days.closed(1, 5));
    assertThat(alerts.takeHealth(clock)).extracting(RuleHealth::getHealthy).containsExactly(true);
  }
}
