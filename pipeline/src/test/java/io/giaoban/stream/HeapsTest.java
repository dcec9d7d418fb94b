package io.giaoban.stream;

import static io.giaoban.stream.Cases.cases;
import static io.giaoban.stream.Story.atLeast;
import static io.giaoban.stream.Story.rule;

import io.giaoban.alert.OnSuspect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Older cases that are entered at once, told as a backlog or not. */
class HeapsTest {
  private final Story story = Story.given("A");

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  @DisplayName("A backlog counts in the running total, never in its day, the mean or the rules")
  void shouldKeepABacklogOutOfTheDay() {
    story
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
    story
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
        .thenAlertsOf("cases-1000", "RAISED 16 5200")
        .thenAlertsOf("cases-1001", "UPDATED 16 5200");
  }

  @Test
  @DisplayName("A heap that is told as a backlog afterwards takes its alert back")
  void shouldTakeBackTheAlertOfAHeapThatTurnsOutABacklog() {
    story
        .with(rule(1_000, OnSuspect.FIRE))
        .reportsDaily("A", 1, 14, 100)
        .at(15, 18)
        .reports("A", 15, 5_110)
        .at(15, 19)
        .corrects("A", 15, cases(110).backlog(5_000))
        .thenDay(15)
        .believed()
        .total(6_510)
        .week(710)
        .isRevised()
        .and()
        .thenAlerts("RAISED 15 5110", "CANCELLED 15 110");
  }
}
