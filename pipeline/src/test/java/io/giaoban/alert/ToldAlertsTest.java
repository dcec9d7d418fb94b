package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Told alerts, applied in order, rebuild the episodes. */
class ToldAlertsTest extends CityAlertsFixture {
  @Property(tries = 2_000)
  void shouldTellWhatLeadsToTheEpisodesNow(
      @ForAll("changes") List<List<CityDay>> changes,
      @ForAll @IntRange(min = 1, max = 3) int clearDays,
      @ForAll @IntRange(min = 1, max = 2) int forDays,
      @ForAll boolean hysteresis,
      @ForAll boolean provisional,
      @ForAll Updates updates) {
    days.clear();
    CityAlerts told = new CityAlerts(CITY, days, NO_UNITS);
    CompiledRule rule =
        CompiledRule.compile(
            new Rule.Builder("r", "day.newCases >= 2000")
                .until(hysteresis ? "day.newCases < 1500" : null)
                .clearDays(clearDays)
                .forDays(forDays)
                .provisional(provisional)
                .updates(updates)
                .build());
    told.put(new RuleInForce(rule, Instant.EPOCH, false));
    Map<String, Alert> last = new HashMap<>();
    for (List<CityDay> change : changes) {
      for (CityDay day : change) {
        days.put(day.getDay(), day);
        told.changed(day);
      }
      for (Alert message : told.tell(clock, clock).messages()) {
        assertFollows(message, last.put(message.getId(), message));
      }
      assertSameOpen(last, rule);
      told.tellHeld(clock).messages().forEach(message -> last.put(message.getId(), message));
      nextDate();
      told.tellHeld(clock).messages().forEach(message -> last.put(message.getId(), message));
      assertSameEpisodes(last, rule);
      assertThat(told.tellHeld(clock).messages()).isEmpty();
      nextDate();
    }
  }

  private List<Episode> episodes(CompiledRule rule) {
    return Episode.of(
        days.values().stream().map(day -> Days.assess(rule, day)).toList(), rule.rule());
  }

  /** What is open and what is over is told at once. */
  private void assertSameOpen(Map<String, Alert> last, CompiledRule rule) {
    assertThat(
            last.values().stream()
                .filter(alert -> alert.getState() != AlertState.CANCELLED)
                .map(alert -> alert.getFirstDay() + " " + resolvedBy(alert)))
        .containsExactlyInAnyOrderElementsOf(
            episodes(rule).stream()
                .map(episode -> episode.firstDay() + " " + episode.resolvedBy())
                .toList());
    assertThat(last.values()).filteredOn(PlaceAlerts::isOpen).hasSizeLessThan(2);
  }

  /**
   * Everything is told when the date has ended on which it may be; of a rule that tells no updates
   * when the episode has ended.
   */
  private void assertSameEpisodes(Map<String, Alert> last, CompiledRule rule) {
    boolean ends = rule.rule().updates() == Updates.NONE;
    assertThat(
            last.values().stream()
                .filter(alert -> alert.getState() != AlertState.CANCELLED)
                .filter(alert -> !ends || alert.getState() == AlertState.RESOLVED)
                .map(ToldAlertsTest::course))
        .containsExactlyInAnyOrderElementsOf(
            episodes(rule).stream()
                .filter(episode -> !ends || episode.resolvedBy() != null)
                .map(ToldAlertsTest::course)
                .toList());
  }

  private static String course(Alert alert) {
    return "%s to %s, %s on %s, until %s"
        .formatted(
            alert.getFirstDay(),
            alert.getLastDay(),
            alert.getPeak(),
            alert.getPeakDay(),
            resolvedBy(alert));
  }

  private static String course(Episode episode) {
    return "%s to %s, %s on %s, until %s"
        .formatted(
            episode.firstDay(),
            episode.lastDay(),
            episode.peak(),
            episode.peakDay(),
            episode.resolvedBy());
  }

  private static @Nullable LocalDate resolvedBy(Alert alert) {
    return alert.getState() == AlertState.RESOLVED ? alert.getDay() : null;
  }

  private void assertFollows(Alert message, @Nullable Alert before) {
    boolean begins = before == null || before.getState() == AlertState.CANCELLED;
    assertThat(message.getState() == AlertState.RAISED).isEqualTo(begins);
    assertThat(message.getSequence()).isEqualTo(before == null ? 1 : before.getSequence() + 1);
    if (message.getState() == AlertState.RESOLVED) {
      CityDay day = days.get(message.getDay());
      assertThat(day.getState()).isNotEqualTo(DayState.OPEN);
      assertThat(day.getNewCases()).isLessThan(2_000);
    }
  }

  @Provide
  Arbitrary<List<List<CityDay>>> changes() {
    Arbitrary<CityDay> day =
        Combinators.combine(
                Arbitraries.integers().between(1, 12),
                Arbitraries.of(1_000, 1_800, 2_000, 2_500, 3_000).injectNull(0.2),
                Arbitraries.of(DayState.OPEN, DayState.FINAL, DayState.FINAL))
            .as(
                (date, count, state) ->
                    state == DayState.OPEN ? Days.open(date, count) : Days.closed(date, count));
    return day.list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(12);
  }
}
