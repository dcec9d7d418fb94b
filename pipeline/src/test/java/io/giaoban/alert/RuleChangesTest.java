package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.schema.Alert;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of alerts where their rule is new, another, or none any more. */
class RuleChangesTest extends CityAlertsFixture {
  @Test
  void shouldTellOfTheDaysBeforeARuleOnlyWhatIsTrueNow() {
    tell(Days.closed(1, 2_500), Days.closed(2, 0), Days.closed(3, 2_600));
    nextDate(4);
    put(rule("cases-2000", 2_000, 1));
    assertThat(states()).containsExactly("RAISED cases-2000 3 HOLDS");
  }

  @Test
  void shouldTellAllOfTheDaysBeforeARuleWhereThatIsAskedFor() {
    tell(Days.closed(1, 2_500), Days.closed(2, 0), Days.closed(3, 2_600));
    nextDate(4);
    alerts.put(new RuleInForce(rule("cases-2000", 2_000, 1), clock, true));
    List<Alert> told = tell();
    assertThat(told)
        .extracting(CityAlertsFixture::said)
        .containsExactly(
            "RAISED cases-2000 1 HOLDS",
            "RESOLVED cases-2000 2 CLEARED",
            "RAISED cases-2000 3 HOLDS");
    assertThat(told).extracting(Alert::getBackfill).containsExactly(true, true, false);
  }

  @Test
  void shouldLeaveToldWhatEndedUnderAnEarlierVersionOfTheRule() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_500), Days.closed(2, 0), Days.closed(3, 2_600));
    nextDate(4);
    put(rule("cases-2000", 2_700, 1));
    assertThat(states()).containsExactly("CANCELLED cases-2000 3 RULE_CHANGED");
    assertThat(states(Days.closed(1, 10))).isEmpty();
    nextDate();
    put(rule("cases-2000", 2_000, 1));
    assertThat(states()).containsExactly("RAISED cases-2000 3 HOLDS");
  }

  @Test
  void shouldCancelWhatIsOpenWhereItsRuleIsDeleted() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_500));
    alerts.remove("cases-2000");
    List<Alert> told = tell();
    assertThat(told)
        .extracting(CityAlertsFixture::said)
        .containsExactly("CANCELLED cases-2000 1 RULE_DELETED");
    assertThat(told.get(0).getHeadline().get("en")).startsWith("Cancelled: Small: 2,500");
    assertThat(states(Days.closed(1, 0))).isEmpty();
  }

  @Test
  void shouldCancelWhereTheRuleLooksElsewhereNow() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_500));
    put(
        CompiledRule.compile(
            new Rule.Builder("cases-2000", "day.newCases >= 2000")
                .scope(new Scope(Scope.Of.CITY, List.of("VN-Y"), List.of(), List.of()))
                .build()));
    assertThat(states()).containsExactly("CANCELLED cases-2000 1 OUT_OF_SCOPE");
  }
}
