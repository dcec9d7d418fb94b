package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.giaoban.alert.Assessment.Verdict;
import io.giaoban.schema.CityDay;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A rule at 100 new cases, cleared below 80. */
class EpisodeTest {
  private static final CompiledRule RULE =
      CompiledRule.compile(
          new Rule(
              "r",
              "day.newCases >= 100",
              "day.newCases < 80",
              1,
              Severity.MINOR,
              "newCases",
              List.of(),
              OnSuspect.HOLD,
              Map.of(),
              Map.of()));

  @Test
  void shouldLastWhileTheConditionHolds() {
    assertThat(episodes(1, closed(50, 100, 150, 120, 79, 60)))
        .containsExactly(new Episode(Days.date(2), Days.date(4), 150, Days.date(3), Days.date(5)));
  }

  @Test
  void shouldBeginOnADayThatIsStillOpen() {
    assertThat(episodes(1, Stream.of(Days.open(1, 100))))
        .containsExactly(new Episode(Days.date(1), Days.date(1), 100, Days.date(1), null));
  }

  @Test
  void shouldNotEndOnADayThatIsStillOpen() {
    assertThat(episodes(1, Stream.of(Days.closed(1, 100), Days.open(2, 10))))
        .extracting(Episode::resolvedBy)
        .containsOnlyNulls();
    assertThat(episodes(1, Stream.of(Days.closed(1, 100), Days.closed(2, 10))))
        .extracting(Episode::resolvedBy)
        .containsExactly(Days.date(2));
  }

  @Test
  void shouldNeitherBeginNorEndOnAnUnknownDay() {
    assertThat(episodes(1, closed(-1, 100, -1, 90, 100, -1)))
        .containsExactly(new Episode(Days.date(2), Days.date(5), 100, Days.date(2), null));
    assertThat(episodes(1, closed(-1, -1))).isEmpty();
  }

  @Test
  void shouldNotEndBetweenTheLines() {
    assertThat(episodes(1, closed(100, 80, 99, 100)))
        .extracting(Episode::lastDay, Episode::resolvedBy)
        .containsExactly(tuple(Days.date(4), null));
  }

  @Test
  void shouldEndAfterSoManyClearDays() {
    assertThat(episodes(2, closed(100, 10, 100, 10, 10)))
        .containsExactly(new Episode(Days.date(1), Days.date(3), 100, Days.date(1), Days.date(5)));
  }

  @Test
  void shouldPassOverUnknownDaysWhenCountingClearOnes() {
    assertThat(episodes(2, closed(100, 10, -1, 10)).get(0).resolvedBy()).isEqualTo(Days.date(4));
  }

  @Test
  void shouldBeginAnewAfterItsEnd() {
    assertThat(episodes(1, closed(100, 10, 110)))
        .extracting(Episode::firstDay)
        .containsExactly(Days.date(1), Days.date(3));
  }

  @Test
  void shouldPeakOnTheFirstOfEqualDays() {
    assertThat(episodes(1, closed(120, 150, 150)).get(0).peakDay()).isEqualTo(Days.date(2));
  }

  @Property(tries = 300)
  void shouldBeOpenOnceAtMostAndInTheOrderOfDays(
      @ForAll @Size(max = 30) List<@IntRange(min = -1, max = 200) Integer> counts,
      @ForAll @IntRange(min = 1, max = 3) int clearDays) {
    List<Episode> episodes =
        episodes(clearDays, closed(counts.stream().mapToInt(Integer::intValue).toArray()));
    for (int i = 0; i < episodes.size(); i++) {
      Episode episode = episodes.get(i);
      assertThat(episode.lastDay()).isAfterOrEqualTo(episode.firstDay());
      assertThat(episode.peak()).isGreaterThanOrEqualTo(100);
      if (i < episodes.size() - 1) {
        assertThat(episode.resolvedBy()).isAfter(episode.lastDay());
        assertThat(episode.resolvedBy()).isBefore(episodes.get(i + 1).firstDay());
      }
    }
    long held = counts.stream().filter(count -> count >= 100).count();
    assertThat(episodes.isEmpty()).isEqualTo(held == 0);
  }

  @Test
  void shouldTakeAnUnknownFigureForNoPeak() {
    Assessment day = new Assessment(Days.date(1), true, Verdict.HOLDS, null);
    assertThat(Episode.of(List.of(day), 1).get(0).peak()).isZero();
  }

  private static List<Episode> episodes(int clearDays, Stream<CityDay> days) {
    return Episode.of(days.map(RULE::assess).toList(), clearDays);
  }

  /** Closed days from day 1 on; -1: unknown. */
  private static Stream<CityDay> closed(int... newCases) {
    return IntStream.range(0, newCases.length)
        .mapToObj(i -> Days.closed(i + 1, newCases[i] < 0 ? null : newCases[i]));
  }
}
