package io.giaoban.dispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.dispatch.TestAlerts;
import io.giaoban.dispatch.mail.CaseChart.Column;
import io.giaoban.dispatch.words.Words;
import io.giaoban.schema.Alert;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A place's days as a chart. */
class CaseChartTest {
  private static final Alert ALERT = TestAlerts.raised().build();

  @Test
  void shouldShowTheDaysUpToTheAlerts() {
    CaseChart chart = hanoi(HanoiDays.until("2022-01-02"));
    assertThat(chart.columns()).hasSize(28);
    assertThat(chart.first()).isEqualTo("2021-12-06");
    assertThat(chart.last()).isEqualTo("2022-01-02");
    assertThat(chart.alertDays()).containsExactly(TestAlerts.DAY);
    assertThat(chart.highest().cases()).isEqualTo(2045);
  }

  @Test
  void shouldShowAWeekOfWhatCameAfterwards() {
    assertThat(hanoi(HanoiDays.until("2022-01-05")).last()).isEqualTo("2022-01-05");
    CaseChart chart = hanoi(HanoiDays.until("2022-02-10"));
    assertThat(chart.last()).isEqualTo("2022-01-09");
    assertThat(chart.columns()).hasSize(28);
    assertThat(chart.alertDays()).containsExactly(TestAlerts.DAY);
  }

  @Test
  void shouldHaveAColumnForADayOfWhichNothingIsKnown() {
    CaseChart chart = hanoi(HanoiDays.until("2022-01-02", "2021-12-24", "2022-01-02"));
    assertThat(chart.last()).isEqualTo("2022-01-02");
    assertThat(chart.missing())
        .contains(LocalDate.parse("2021-12-24"), LocalDate.parse("2022-01-02"));
    assertThat(chart.alertDays()).containsExactly(TestAlerts.DAY);
  }

  @Test
  void shouldShowAUnitsOwnDays() {
    CaseChart chart =
        CaseChart.of(
                HanoiDays.until("2022-01-02"),
                TestAlerts.ofDistrict().build(),
                Set.of(LocalDate.parse("2021-12-12")))
            .orElseThrow();
    assertThat(chart.highest().cases()).isEqualTo(256);
  }

  @Test
  void shouldBeLeftOutWhereNothingIsKnown() {
    assertThat(CaseChart.of(HanoiDays.until("2020-01-01"), ALERT, Set.of(TestAlerts.DAY)))
        .isEmpty();
  }

  @Test
  void shouldDrawMissingDaysOtherThanDaysWithoutCases() {
    String text = TextChart.of(words(chart(8, null, 0, 16), "en"));
    assertThat(text.lines().toList())
        .containsSubsequence(
            " ".repeat(27) + "█",
            "?".repeat(24) + "█?▁█",
            " ".repeat(27) + "^",
            "Highest: 16 on 2 Jan.",
            "^ Day of the alert: 2 Jan.",
            "? Not known: 6 Dec – 29 Dec, 31 Dec.");
    String html = HtmlChart.of(words(chart(8, null, 0, 16), "en"), "#b3261e").markup();
    assertThat(html)
        .contains("title=\"31 Dec: not known\"", "title=\"1 Jan: 0\"", "title=\"30 Dec: 8\"")
        .contains("aria-label=\"Hanoi: new cases a day, 6 Dec 2021 to 2 Jan 2022. Highest: 16 on");
    assertThat(html.split(">\\?<", -1)).hasSize(26);
  }

  @Test
  void shouldDrawAFallenRunningTotalAsNothingAndSayIt() {
    String html = HtmlChart.of(words(chart(-5, 16), "en"), "#b3261e").markup();
    assertThat(html).contains("title=\"1 Jan: -5\"").doesNotContain("height:-");
  }

  @Test
  void shouldDrawColumnsOfOneHeight() {
    for (double mean : new double[] {0, 0.5, 3, 8, 15.9, 16, 20}) {
      CaseChart chart = new CaseChart(List.of(new Column(TestAlerts.DAY, 16, mean, true)));
      int drawn =
          Pattern.compile("height:(\\d+)px;(?:background|font-size:0)")
              .matcher(HtmlChart.bar(chart, chart.columns().get(0), "#b3261e").markup())
              .results()
              .mapToInt(cell -> Integer.parseInt(cell.group(1)))
              .sum();
      assertThat(drawn).as("mean %s", mean).isEqualTo(96);
    }
  }

  private static CaseChart hanoi(HanoiDays days) {
    return CaseChart.of(days, ALERT, Set.of(TestAlerts.DAY)).orElseThrow();
  }

  private static ChartWords words(CaseChart chart, String language) {
    return new ChartWords(chart, Words.in(language), TestAlerts.NAMES.of(ALERT, language));
  }

  /** The last days' cases; nothing is known of those before. */
  private static CaseChart chart(@Nullable Integer... last) {
    return new CaseChart(
        IntStream.range(0, CaseChart.DAYS)
            .mapToObj(
                i -> {
                  int at = i - CaseChart.DAYS + last.length;
                  LocalDate day = TestAlerts.DAY.minusDays(CaseChart.DAYS - 1L - i);
                  return new Column(
                      day, at < 0 ? null : last[at], null, day.equals(TestAlerts.DAY));
                })
            .toList());
  }
}
