package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.giaoban.alert.Assessment.Verdict;
import io.giaoban.schema.CityDay;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A rule at 100 new cases, cleared below 80. */
class EpisodeTest {
  private static final Rule RULE =
      new Rule.Builder("r", "day.newCases >= 100").until("day.newCases < 80").build();

  @Test
  void shouldLastWhileTheConditionHolds() {
    assertThat(episodes(1, closed(50, 100, 150, 120, 79, 60)))
        .containsExactly(episode(2, 4, 150, 3, 2, 5));
  }

  @Test
  void shouldBeginOnADayThatIsStillOpen() {
    assertThat(episodes(1, Stream.of(Days.open(1, 100))))
        .containsExactly(episode(1, 1, 100, 1, 1, null));
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
        .containsExactly(episode(2, 5, 100, 2, 2, null));
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
        .containsExactly(episode(1, 3, 100, 1, 1, 5));
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
    assertThat(Episode.of(List.of(day), RULE).get(0).peak()).isZero();
  }

  @Test
  void shouldCountClearDaysAnewAfterADayBetweenTheLines() {
    assertThat(episodes(2, closed(100, 10, 90, 10)).get(0).resolvedBy()).isNull();
    assertThat(episodes(2, closed(100, 10, 90, 10, 10)).get(0).resolvedBy())
        .isEqualTo(Days.date(5));
  }

  @Test
  void shouldBeginOnlyAfterSoManyClosedDaysInARow() {
    Rule rule = new Rule.Builder("r", "day.newCases >= 100").forDays(3).build();
    assertThat(episodes(rule, closed(100, 100))).isEmpty();
    assertThat(episodes(rule, closed(100, 100, 10, 100, 100))).isEmpty();
    assertThat(episodes(rule, Stream.concat(closed(100, 100), Stream.of(Days.open(3, 100)))))
        .isEmpty();
    assertThat(episodes(rule, closed(100, 130, -1, 120)))
        .containsExactly(episode(1, 4, 130, 2, 4, null));
  }

  @Test
  void shouldWaitForADayToCloseWhereTheRuleSaysSo() {
    Rule rule = new Rule.Builder("r", "day.newCases >= 100").provisional(false).build();
    assertThat(episodes(rule, Stream.of(Days.open(1, 100)))).isEmpty();
    assertThat(episodes(rule, Stream.of(Days.closed(1, 100), Days.open(2, 200))))
        .containsExactly(episode(1, 1, 100, 1, 1, null));
  }

  private static Episode episode(
      int first, int last, double peak, int peakDay, int raisedBy, @Nullable Integer resolvedBy) {
    return new Episode(
        Days.date(first),
        Days.date(last),
        peak,
        Days.date(peakDay),
        Days.date(raisedBy),
        resolvedBy == null ? null : Days.date(resolvedBy));
  }

  private static List<Episode> episodes(int clearDays, Stream<CityDay> days) {
    return episodes(
        new Rule.Builder(RULE.id(), RULE.when()).until(RULE.until()).clearDays(clearDays).build(),
        days);
  }

  private static List<Episode> episodes(Rule rule, Stream<CityDay> days) {
    CompiledRule compiled = CompiledRule.compile(rule);
    return Episode.of(days.map(day -> Days.assess(compiled, day)).toList(), rule);
  }

  /** Closed days from day 1 on; -1: unknown. */
  private static Stream<CityDay> closed(int... newCases) {
    return IntStream.range(0, newCases.length)
        .mapToObj(i -> Days.closed(i + 1, newCases[i] < 0 ? null : newCases[i]));
  }
}
