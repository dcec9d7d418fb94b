package io.giaoban.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.Rule;
import io.giaoban.alert.Scope;
import io.giaoban.wire.Topics;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** To which submission an alert is laid: seen in the headers of its record. */
class CausesTest {
  private static final Rule CITY = Story.atLeast(100);
  private static final Rule UNIT =
      new Rule.Builder("unit-50", "day.newCases >= 50").scope(Scope.UNITS).build();

  private final Story story = Story.given("A", "B").with(CITY);

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void shouldLayAnAlertToTheReportThatRaisedIt() {
    story.from(submission(1)).reports("A", 1, 60);
    story.from(submission(2)).reports("B", 1, 60);
    assertThat(causes()).containsExactly(submission(2));
  }

  @Test
  void shouldLayACorrectedAlertToTheCorrection() {
    story.from(submission(1)).reports("A", 1, 100);
    assertThat(causes()).containsExactly(submission(1));
    story.from(submission(2)).corrects("A", 1, 10);
    assertThat(causes()).containsExactly(submission(2));
  }

  @Test
  void shouldLayAUnitsAlertToItsOwnReport() {
    story.with(UNIT);
    story.from(submission(1)).reports("A", 1, 60);
    story.from(submission(2)).reports("B", 1, 10);
    assertThat(causes()).containsExactly(submission(1));
  }

  @Test
  void shouldNotLayItToAReportAboutALaterDay() {
    story.from(submission(1)).reports("A", 1, 100);
    story.from(submission(2)).reports("A", 2, 1);
    assertThat(causes()).containsExactly(submission(1));
  }

  @Test
  void shouldNotLayItToAReportThatChangesNothing() {
    story.from(submission(1)).reports("A", 1, 100);
    story.from(submission(2)).reports("A", 1, 100);
    assertThat(causes()).containsExactly(submission(1));
  }

  @Test
  void shouldLayToNobodyWhatTimeAloneBrings() {
    story.from(submission(1)).reports("A", 1, 100).reports("B", 1, 0);
    assertThat(causes()).containsExactly(submission(1));
    story.from(submission(2)).reports("A", 1, 2, 150);
    story.at(2, 0).ticks();
    assertThat(causes()).endsWith("");
  }

  @Test
  void shouldTellTheOriginOfWhatIsRefused() {
    story.from(submission(3)).reports("Z", 1, 60);
    assertThat(causes(story.pipeline().headersOf(Topics.REJECTED_REPORTS)))
        .containsExactly(submission(3));
  }

  /** The submissions that the alerts since the last call are laid to; empty: none. */
  private List<String> causes() {
    return causes(story.pipeline().headersOf(Topics.ALERTS));
  }

  private static List<String> causes(List<Headers> told) {
    return told.stream()
        .map(
            headers -> {
              Header submission = headers.lastHeader("giaoban-submission");
              return submission == null ? "" : new String(submission.value(), US_ASCII);
            })
        .toList();
  }

  private static String submission(int number) {
    return "00000000-0000-4000-8000-00000000000" + number;
  }
}
