package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An alert that goes on is told once a date at most; what comes then waits. */
class HeldAlertsTest {
  private final Story story = Story.given("A", "B").with(Story.atLeast(100));

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void shouldTellALaterChangeOfTheSameDateAtTheEndOfTheNext() {
    story.at(1, 18).reports("A", 1, 100).reports("B", 1, 0).alerts();
    story.reports("B", 1, 2, 10);
    assertThat(story.alerts()).containsExactly("UPDATED 1 110");
    story.reports("B", 1, 3, 20);
    assertThat(story.alerts()).isEmpty();
    story.at(2, 1).ticks();
    assertThat(story.alerts()).isEmpty();
    story.at(3, 1).ticks();
    assertThat(story.alerts()).containsExactly("UPDATED 1 120");
  }
}
