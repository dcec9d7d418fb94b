package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.StatedBy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told, step by step, of the rules at 2,000 and 3,000 new cases a day. */
class CityAlertsTest {
  private static final City CITY =
      new City(
          "VN-X",
          "Nhỏ",
          "Small",
          ZoneId.of("Asia/Ho_Chi_Minh"),
          Cutoff.parse("18:00"),
          Duration.ZERO,
          null,
          null,
          List.of());

  private final TreeMap<LocalDate, CityDay> days = new TreeMap<>();
  private final CityAlerts alerts = new CityAlerts(days);
  private Instant clock = Instant.EPOCH;

  @Test
  void shouldRaiseUpdateAndResolve() {
    alerts.put(rule("cases-2000", 2_000, 1));
    assertThat(states(Days.closed(1, 1_999))).isEmpty();
    assertThat(states(Days.open(2, 2_000))).containsExactly("RAISED cases-2000 2");
    assertThat(states(Days.closed(2, 2_100))).containsExactly("UPDATED cases-2000 2");
    assertThat(states(Days.closed(3, 2_050))).containsExactly("UPDATED cases-2000 3");
    assertThat(states(Days.open(4, 100))).isEmpty();
    assertThat(states(Days.closed(4, 100))).containsExactly("RESOLVED cases-2000 4");
    assertThat(states(Days.closed(5, 100))).isEmpty();
  }

  @Test
  void shouldSayWhatItStandsOn() {
    alerts.put(rule("cases-2000", 2_000, 1));
    Alert raised = tell(Days.open(2, 2_500)).get(0);
    assertThat(raised.getId()).isEqualTo("VN-X.cases-2000.2022-01-02");
    assertThat(raised.getSequence()).isEqualTo(1);
    assertThat(raised.getProvisional()).isTrue();
    assertThat(raised.getCompleteness()).isEqualTo(0.75);
    assertThat(raised.getValue()).isEqualTo(2_500);
    assertThat(raised.getSeverity()).isEqualTo("severe");
    Alert updated = tell(Days.closed(2, 2_600)).get(0);
    assertThat(updated.getReferences()).containsExactly("VN-X.cases-2000.2022-01-02#1");
    assertThat(updated.getSequence()).isEqualTo(2);
    assertThat(updated.getProvisional()).isFalse();
    assertThat(updated.getPeak()).isEqualTo(2_600);
    assertThat(updated.getKnownAt()).isAfter(raised.getKnownAt());
  }

  @Test
  void shouldCancelWhatACorrectionTookTheGroundFrom() {
    alerts.put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(2, 2_500));
    assertThat(states(Days.closed(2, 1_500))).containsExactly("CANCELLED cases-2000 2");
    assertThat(states(Days.closed(3, 1_500))).isEmpty();
  }

  @Test
  void shouldComeBackUnderItsId() {
    alerts.put(rule("cases-2000", 2_000, 1));
    Alert first = tell(Days.closed(2, 2_500)).get(0);
    tell(Days.closed(2, 1_500));
    Alert again = tell(Days.closed(2, 2_400)).get(0);
    assertThat(again.getState()).isEqualTo(AlertState.RAISED);
    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(again.getSequence()).isEqualTo(3);
  }

  @Test
  void shouldGoOnWhereALateReportTakesTheEndBack() {
    alerts.put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(2, 2_500));
    tell(Days.closed(3, 100));
    assertThat(states(Days.closed(3, 2_200))).containsExactly("UPDATED cases-2000 3");
  }

  @Test
  void shouldSplitAndJoinAsTheDaysDo() {
    alerts.put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_000), Days.closed(2, 2_000), Days.closed(3, 2_000));
    assertThat(states(Days.closed(2, 0)))
        .containsExactly("RESOLVED cases-2000 2", "RAISED cases-2000 3");
    assertThat(states(Days.closed(2, 2_000)))
        .containsExactly("UPDATED cases-2000 3", "CANCELLED cases-2000 3");
  }

  @Test
  void shouldMarkWhatAnotherRuleCovers() {
    alerts.put(rule("cases-2000", 2_000, 1, "cases-3000"));
    alerts.put(rule("cases-3000", 3_000, 1));
    assertThat(tell(Days.closed(1, 2_500))).extracting(Alert::getInhibitedBy).containsOnlyNulls();
    List<Alert> told = tell(Days.closed(2, 3_500));
    assertThat(told).extracting(Alert::getRule).containsExactly("cases-2000", "cases-3000");
    assertThat(told).extracting(Alert::getInhibitedBy).containsExactly("cases-3000", null);
    assertThat(tell(Days.closed(3, 2_500)).get(0).getInhibitedBy()).isNull();
  }

  @Test
  void shouldTellInVietnameseAndEnglish() {
    alerts.put(rule("cases-2000", 2_000, 1));
    assertThat(tell(Days.closed(2, 2_045)).get(0).getHeadline())
        .containsEntry("vi", "Nhỏ: 2.045 ca ngày 02/01/2022, cao nhất 2.045")
        .containsEntry("en", "Small: 2,045 cases on Jan 2, 2022, at most 2,045");
    assertThat(tell(Days.closed(2, 0)).get(0).getHeadline())
        .containsEntry("vi", "Huỷ bỏ: Nhỏ: 0 ca ngày 02/01/2022, cao nhất 2.045")
        .containsEntry("en", "Cancelled: Small: 0 cases on Jan 2, 2022, at most 2,045");
  }

  @Test
  void shouldTellThatEveryUnitIsOnTimeAgain() {
    RulesFile.shipped().stream()
        .filter(rule -> rule.id().equals("report-missing"))
        .forEach(rule -> alerts.put(CompiledRule.compile(rule)));
    Alert raised = tell(onTime(1, 3, "01")).get(0);
    assertThat(raised.getHeadline().get("en"))
        .endsWith("3 of 4 units reported on time; late or missing: 01");
    Alert resolved = tell(onTime(2, 4)).get(0);
    assertThat(resolved.getHeadline().get("en"))
        .endsWith("reports are on time again as of Jan 2, 2022");
  }

  private static CityDay onTime(int day, int units, String... late) {
    CityDay told = Days.closed(day, 5);
    told.setStatedBy(StatedBy.UNITS);
    told.setUnitsOnTime(units);
    told.setLateUnits(List.of(late));
    return told;
  }

  @Test
  void shouldSeeTheDaysThereWereBeforeTheRule() {
    tell(Days.closed(1, 2_500));
    alerts.put(rule("cases-2000", 2_000, 1));
    assertThat(states()).containsExactly("RAISED cases-2000 1");
  }

  @Test
  void shouldLeaveToldWhatARemovedRuleTold() {
    alerts.put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_500));
    alerts.remove("cases-2000");
    assertThat(states(Days.closed(1, 0))).isEmpty();
    alerts.put(rule("cases-2000", 2_000, 1));
    assertThat(states()).containsExactly("CANCELLED cases-2000 1");
  }

  @Property(tries = 500)
  void shouldTellWhatLeadsToTheEpisodesNow(
      @ForAll("changes") List<List<CityDay>> changes,
      @ForAll @IntRange(min = 1, max = 3) int clearDays) {
    days.clear();
    CityAlerts told = new CityAlerts(days);
    CompiledRule rule = rule("r", 2_000, clearDays);
    told.put(rule);
    Map<String, Alert> last = new HashMap<>();
    for (List<CityDay> change : changes) {
      for (CityDay day : change) {
        days.put(day.getDay(), day);
        told.changed(day);
      }
      for (Alert message : told.tell(CITY, clock)) {
        assertFollows(message, last.put(message.getId(), message));
      }
      assertSameEpisodes(last, rule, clearDays);
      assertThat(told.tell(CITY, clock)).isEmpty();
    }
  }

  private void assertSameEpisodes(Map<String, Alert> last, CompiledRule rule, int clearDays) {
    List<Episode> rebuilt =
        last.values().stream()
            .filter(alert -> alert.getState() != AlertState.CANCELLED)
            .map(
                alert ->
                    new Episode(
                        alert.getFirstDay(),
                        alert.getLastDay(),
                        alert.getPeak(),
                        alert.getPeakDay(),
                        alert.getState() == AlertState.RESOLVED ? alert.getDay() : null))
            .toList();
    assertThat(rebuilt)
        .containsExactlyInAnyOrderElementsOf(
            Episode.of(days.values().stream().map(rule::assess).toList(), clearDays));
    assertThat(rebuilt).filteredOn(episode -> episode.resolvedBy() == null).hasSizeLessThan(2);
  }

  private static void assertFollows(Alert message, @Nullable Alert before) {
    boolean begins = before == null || before.getState() == AlertState.CANCELLED;
    assertThat(message.getState() == AlertState.RAISED).isEqualTo(begins);
    assertThat(message.getSequence()).isEqualTo(before == null ? 1 : before.getSequence() + 1);
  }

  @Provide
  Arbitrary<List<List<CityDay>>> changes() {
    Arbitrary<CityDay> day =
        Combinators.combine(
                Arbitraries.integers().between(1, 12),
                Arbitraries.of(1_000, 2_000, 2_500, 3_000).injectNull(0.2),
                Arbitraries.of(DayState.OPEN, DayState.FINAL, DayState.FINAL))
            .as(
                (date, count, state) ->
                    state == DayState.OPEN ? Days.open(date, count) : Days.closed(date, count));
    return day.list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(12);
  }

  private static CompiledRule rule(String id, int line, int clearDays, String... inhibitedBy) {
    return CompiledRule.compile(
        new Rule(
            id,
            "day.newCases >= " + line,
            null,
            clearDays,
            Severity.SEVERE,
            "newCases",
            List.of(inhibitedBy),
            OnSuspect.HOLD,
            Map.of(
                "vi", "{city}: {value} ca ngày {day}, cao nhất {peak}",
                "en", "{city}: {value} cases on {day}, at most {peak}"),
            Map.of()));
  }

  private List<Alert> tell(CityDay... changed) {
    for (CityDay day : changed) {
      days.put(day.getDay(), day);
      alerts.changed(day);
    }
    clock = clock.plusSeconds(1);
    return alerts.tell(CITY, clock);
  }

  private List<String> states(CityDay... changed) {
    List<String> states = new ArrayList<>();
    for (Alert alert : tell(changed)) {
      states.add(alert.getState() + " " + alert.getRule() + " " + alert.getDay().getDayOfMonth());
    }
    return states;
  }
}
