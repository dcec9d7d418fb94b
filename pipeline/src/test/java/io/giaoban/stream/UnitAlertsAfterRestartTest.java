package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.Rule;
import io.giaoban.alert.Scope;
import io.giaoban.place.City;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.RuleHealth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What rules see in units' days is worked out anew after a restart where it matters. */
class UnitAlertsAfterRestartTest {
  private static final City CITY = Story.city("A", "B");
  private static final Rule CLOSED_50 =
      new Rule.Builder("unit-50", "day.newCases >= 50")
          .scope(Scope.UNITS)
          .provisional(false)
          .build();
  private static final Rule DIVIDES =
      new Rule.Builder("unit-divides", "100 / day.newCases >= 50").scope(Scope.UNITS).build();

  private Task task = new Task(List.of(CITY), Story.time(1, 0));

  @Test
  void shouldRaiseWhenADayClosesThatWasReportedBeforeTheRestart() {
    task.put(CLOSED_50, Story.time(1, 1));
    reports("A", 60, 12);
    reports("B", 7, 13);
    restart();
    task.tick(Story.time(1, 18));
    task.rest();
    assertThat(told(Alert.class)).extracting(Alert::getRule).containsExactly("unit-50");
  }

  @Test
  void shouldNotTakeARuleForHealthyThatStillFails() {
    task.put(DIVIDES, Story.time(1, 1));
    reports("A", 0, 12);
    assertThat(told(RuleHealth.class)).extracting(RuleHealth::getHealthy).containsExactly(false);
    restart();
    reports("B", 7, 13);
    assertThat(told(RuleHealth.class)).isEmpty();
  }

  @Test
  void shouldNotCallARuleFailingForAUnitThatIsNoMore() {
    task.put(DIVIDES, Story.time(1, 1));
    reports("A", 0, 12);
    reports("B", 7, 13);
    task.takeTold();
    task.put(Story.city("B"), Story.time(1, 14));
    task.rest();
    assertThat(told(RuleHealth.class)).extracting(RuleHealth::getHealthy).containsExactly(true);
  }

  private void reports(String unit, int newCases, int hour) {
    Instant at = Story.time(1, hour);
    task.take(
        new Report(
            Kind.CASES,
            CITY.code(),
            unit,
            Story.date(1),
            1,
            at,
            null,
            false,
            false,
            Cases.counts(Map.of(CaseMeasure.NEW_CASES, newCases))),
        at);
    task.rest();
  }

  private void restart() {
    task.takeTold();
    task = task.restarted();
  }

  private <T> List<T> told(Class<T> type) {
    return task.takeTold().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
