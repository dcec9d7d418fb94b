package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.Episode;
import io.giaoban.alert.Rule;
import io.giaoban.alert.Scope;
import io.giaoban.alert.Trial;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialChartTest {
  private static final LocalDate FIRST = LocalDate.parse("2022-01-01");

  @Test
  void shouldDrawTheFigureAndWhenTheAlertStands() {
    assertThat(new TrialChart(80, false).lines(List.of(trial(null, 24, 8, 16))))
        .containsExactly(
            "",
            "line  VN-X Nhỏ  newCases, up to 24",
            "▁▂▂▂▂▃▃▃▄▄▄▅▅▅▅▆▆▆▇▇▇▇██",
            "        ▔▔▔▔▔▔▔▔▔",
            "2022-01-01    2022-01-24");
  }

  @Test
  void shouldDrawWithPlainLetters() {
    assertThat(String.join("", new TrialChart(80, true).lines(List.of(trial(null, 48, 8, 16)))))
        .contains("..", "#", "^")
        .doesNotContain("▁", "█", "▔");
  }

  @Test
  void shouldNotBeWiderThanTheTerminal() {
    List<String> lines = new TrialChart(60, false).lines(List.of(trial(null, 184, 8, 16)));
    assertThat(lines).allMatch(line -> Cells.width(line) <= 60);
    assertThat(lines.get(1)).endsWith(", highest of 4 days");
    assertThat(lines.get(2)).hasSize(46);
    assertThat(lines.get(4)).startsWith("2022-01-01").endsWith("2022-07-03");
  }

  @Test
  void shouldDrawHowManyUnitsHaveIt() {
    List<String> lines =
        new TrialChart(80, false).lines(List.of(trial("01", 24, 8, 16), trial("02", 24, 12, 16)));
    assertThat(lines.get(1))
        .isEqualTo("line  VN-X  units that have it, 2 of 2 at some time, up to 2");
    assertThat(lines.get(2)).isEqualTo("▁▁▁▁▁▁▁▁▅▅▅▅█████▁▁▁▁▁▁▁");
  }

  @Test
  void shouldDrawNothingOfARuleThatWasNeverRaised() {
    Trial trial = trial(null, 24, 8, 16);
    assertThat(
            new TrialChart(80, false)
                .lines(
                    List.of(
                        new Trial(
                            trial.rule(),
                            "VN-X",
                            null,
                            "Nhỏ",
                            trial.days(),
                            List.of(),
                            List.of(),
                            trial.figures()))))
        .isEmpty();
  }

  /** As many cases as days have gone by; it stands on the days from one to another. */
  private static Trial trial(@Nullable String unit, int days, int from, int to) {
    TreeMap<LocalDate, Double> figures = new TreeMap<>();
    for (int day = 0; day < days; day++) {
      figures.put(FIRST.plusDays(day), day + 1.0);
    }
    LocalDate first = FIRST.plusDays(from);
    Episode episode =
        new Episode(
            first, FIRST.plusDays(to), to + 1, FIRST.plusDays(to), first, FIRST.plusDays(to + 1L));
    Rule rule =
        new Rule.Builder("line", "day.newCases >= 9")
            .scope(unit == null ? Scope.CITIES : Scope.UNITS)
            .build();
    return new Trial(
        rule,
        "VN-X",
        unit,
        "Nhỏ",
        new TreeSet<>(figures.keySet()),
        List.of(episode),
        List.of(episode),
        figures);
  }
}
