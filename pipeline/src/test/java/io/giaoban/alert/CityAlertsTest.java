package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.StatedBy;
import io.giaoban.schema.UnitDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

  private static final CityAlerts.Source NO_UNITS =
      new CityAlerts.Source() {
        @Override
        public UnitDay unitDay(String unit, LocalDate day) {
          throw new AssertionError("unit " + unit + " (expected: only rules for the city)");
        }

        @Override
        public boolean loaded(LocalDate day) {
          return false;
        }
      };

  private final TreeMap<LocalDate, CityDay> days = new TreeMap<>();
  private final CityAlerts alerts = new CityAlerts(CITY, days, NO_UNITS);
  private Instant clock = Days.date(1).atTime(18, 0).atZone(CITY.timezone()).toInstant();

  @Test
  void shouldRaiseUpdateAndResolve() {
    put(rule("cases-2000", 2_000, 1));
    assertThat(states(Days.closed(1, 1_999))).isEmpty();
    assertThat(states(Days.open(2, 2_000))).containsExactly("RAISED cases-2000 2 HOLDS");
    assertThat(states(Days.closed(2, 2_100))).containsExactly("UPDATED cases-2000 2 NEW_PEAK");
    nextDate();
    assertThat(states(Days.closed(3, 2_050))).containsExactly("UPDATED cases-2000 3 NEW_DAY");
    nextDate();
    assertThat(states(Days.open(4, 100))).isEmpty();
    assertThat(states(Days.closed(4, 100))).containsExactly("RESOLVED cases-2000 4 CLEARED");
    assertThat(states(Days.closed(5, 100))).isEmpty();
  }

  @Test
  void shouldSayWhatItStandsOn() {
    put(rule("cases-2000", 2_000, 1));
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
  void shouldTellThatADayIsFinal() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.open(2, 2_500));
    assertThat(states(Days.closed(2, 2_500))).containsExactly("UPDATED cases-2000 2 FINAL");
  }

  @Test
  void shouldCancelWhatACorrectionTookTheGroundFrom() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(2, 2_500));
    assertThat(states(Days.closed(2, 1_500))).containsExactly("CANCELLED cases-2000 2 CORRECTED");
    assertThat(states(Days.closed(3, 1_500))).isEmpty();
  }

  @Test
  void shouldComeBackUnderItsId() {
    put(rule("cases-2000", 2_000, 1));
    Alert first = tell(Days.closed(2, 2_500)).get(0);
    Alert cancelled = tell(Days.closed(2, 1_500)).get(0);
    Alert again = tell(Days.closed(2, 2_400)).get(0);
    assertThat(again.getState()).isEqualTo(AlertState.RAISED);
    assertThat(again.getReason()).isEqualTo("HOLDS_AGAIN");
    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(again.getSequence()).isEqualTo(3);
    assertThat(again.getReferences()).containsExactly(cancelled.getId() + "#2");
  }

  @Test
  void shouldGoOnWhereALateReportTakesTheEndBack() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(2, 2_500));
    tell(Days.closed(3, 100));
    assertThat(states(Days.closed(3, 2_200))).containsExactly("UPDATED cases-2000 3 REOPENED");
  }

  @Test
  void shouldSetAnEndRightThatWasTold() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(2, 2_500));
    tell(Days.closed(3, 100), Days.closed(4, 100));
    assertThat(states(Days.closed(2, 2_600))).containsExactly("RESOLVED cases-2000 3 CORRECTED");
    assertThat(states(Days.closed(3, null))).containsExactly("RESOLVED cases-2000 4 CORRECTED");
  }

  @Test
  void shouldSplitAndJoinAsTheDaysDo() {
    put(rule("cases-2000", 2_000, 1));
    Alert first = tell(Days.closed(1, 2_000), Days.closed(2, 2_000), Days.closed(3, 2_000)).get(0);
    List<Alert> split = tell(Days.closed(2, 0));
    assertThat(split)
        .extracting(CityAlertsTest::said)
        .containsExactly("RESOLVED cases-2000 2 CLEARED", "RAISED cases-2000 3 SPLIT_OFF");
    assertThat(split.get(1).getReferences()).containsExactly(first.getId() + "#1");
    List<Alert> joined = tell(Days.closed(2, 2_000));
    assertThat(joined)
        .extracting(CityAlertsTest::said)
        .containsExactly("UPDATED cases-2000 3 JOINED", "CANCELLED cases-2000 3 JOINED");
    assertThat(joined.get(0).getId()).isEqualTo(first.getId());
    assertThat(joined.get(0).getReferences())
        .containsExactly(first.getId() + "#2", split.get(1).getId() + "#1");
  }

  @Test
  void shouldTellThatACorrectionMovedTheFirstDay() {
    put(rule("cases-2000", 2_000, 1));
    Alert first = tell(Days.closed(1, 100), Days.closed(2, 2_000), Days.closed(3, 2_000)).get(0);
    Alert moved = tell(Days.closed(1, 2_000)).get(0);
    assertThat(said(moved)).isEqualTo("UPDATED cases-2000 3 FIRST_DAY");
    assertThat(moved.getId()).isEqualTo(first.getId());
    assertThat(moved.getFirstDay()).isEqualTo(Days.date(1));
    assertThat(moved.getReferences()).containsExactly(first.getId() + "#1");
  }

  @Test
  void shouldTellHowItGoesOnOnceADateAtMost() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_000));
    assertThat(states(Days.closed(2, 2_100))).containsExactly("UPDATED cases-2000 2 NEW_PEAK");
    assertThat(states(Days.closed(2, 2_200))).isEmpty();
    assertThat(dateEnds()).isEmpty();
    nextDate();
    assertThat(states(Days.closed(3, 2_100))).containsExactly("UPDATED cases-2000 3 NEW_PEAK");
    assertThat(alerts.tell(clock, clock).held()).isFalse();
  }

  @Test
  void shouldTellAtTheEndOfTheDateWhatWasHeldBack() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.open(1, 2_000));
    assertThat(states(Days.open(1, 2_100))).isEmpty();
    assertThat(dateEnds()).containsExactly("UPDATED cases-2000 1 NEW_PEAK");
    assertThat(dateEnds()).isEmpty();
  }

  @Test
  void shouldMendAToldValueThatIsNoPeak() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_500));
    tell(Days.closed(2, 2_100));
    nextDate();
    Alert mended = tell(Days.closed(2, 2_050)).get(0);
    assertThat(said(mended)).isEqualTo("UPDATED cases-2000 2 CORRECTED");
    assertThat(mended.getValue()).isEqualTo(2_050);
  }

  @Test
  void shouldTellOnlyBeginningAndEndWhereTheRuleSaysSo() {
    Rule news = new Rule.Builder("news", "day.newCases >= 2000").updates(Updates.NONE).build();
    put(CompiledRule.compile(news));
    assertThat(states(Days.closed(1, 2_000))).containsExactly("RAISED news 1 HOLDS");
    nextDate();
    assertThat(states(Days.closed(2, 2_500))).isEmpty();
    assertThat(dateEnds()).isEmpty();
    assertThat(states(Days.closed(3, 0))).containsExactly("RESOLVED news 3 CLEARED");
  }

  @Test
  void shouldMarkWhatAnotherRuleCovers() {
    put(rule("cases-2000", 2_000, 1, "cases-3000"));
    put(rule("cases-3000", 3_000, 1));
    assertThat(tell(Days.closed(1, 2_500))).extracting(Alert::getInhibitedBy).containsOnlyNulls();
    List<Alert> told = tell(Days.closed(2, 3_500));
    assertThat(told).extracting(Alert::getRule).containsExactly("cases-2000", "cases-3000");
    assertThat(told).extracting(Alert::getInhibitedBy).containsExactly("cases-3000", null);
    assertThat(tell(Days.closed(3, 2_500)))
        .extracting(CityAlertsTest::said)
        .containsExactly("UPDATED cases-2000 3 INHIBITION", "RESOLVED cases-3000 3 CLEARED");
  }

  @Test
  void shouldTellWhatASilenceCoversAsCovered() {
    put(rule("cases-2000", 2_000, 1));
    alerts.put(silence("tet", clock.minusSeconds(60), clock.plusSeconds(60)));
    Alert raised = tell(Days.closed(1, 2_500)).get(0);
    assertThat(raised.getSilencedBy()).isEqualTo("tet");
    clock = clock.plusSeconds(120);
    alerts.silencesChange();
    assertThat(states()).containsExactly("UPDATED cases-2000 1 SILENCE");
    alerts.put(silence("again", clock, clock.plusSeconds(60)));
    assertThat(tell()).extracting(Alert::getSilencedBy).containsExactly("again");
    alerts.removeSilence("again");
    assertThat(tell()).extracting(Alert::getSilencedBy).containsOnlyNulls();
  }

  @Test
  void shouldAlwaysTellTheEndSilenceOrNot() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_500));
    alerts.put(silence("tet", clock, clock.plusSeconds(3_600)));
    assertThat(states()).containsExactly("UPDATED cases-2000 1 SILENCE");
    assertThat(tell(Days.closed(2, 0))).extracting(Alert::getSilencedBy).containsOnlyNulls();
  }

  private static Silence silence(String id, Instant from, Instant until) {
    return new Silence(
        id,
        new SilenceMatcher(List.of("cases-2000"), List.of(), List.of(), List.of()),
        from,
        until,
        "An",
        "Tết");
  }

  @Test
  void shouldTellInVietnameseAndEnglish() {
    put(rule("cases-2000", 2_000, 1));
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
        .forEach(rule -> put(CompiledRule.compile(rule)));
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
  void shouldTellOfTheDaysBeforeARuleOnlyWhatIsTrueNow() {
    tell(Days.closed(1, 2_500), Days.closed(2, 0), Days.closed(3, 2_600));
    nextDate(4);
    put(rule("cases-2000", 2_000, 1));
    assertThat(states()).containsExactly("RAISED cases-2000 3 HOLDS");
  }

  @Test
  void shouldTellAllOfTheDaysBeforeARuleWhereThatIsAskedFor() {
    tell(Days.closed(1, 2_500), Days.closed(2, 0), Days.closed(3, 2_600));
    nextDate(4);
    alerts.put(new RuleInForce(rule("cases-2000", 2_000, 1), clock, true));
    List<Alert> told = tell();
    assertThat(told)
        .extracting(CityAlertsTest::said)
        .containsExactly(
            "RAISED cases-2000 1 HOLDS",
            "RESOLVED cases-2000 2 CLEARED",
            "RAISED cases-2000 3 HOLDS");
    assertThat(told).extracting(Alert::getBackfill).containsExactly(true, true, false);
  }

  @Test
  void shouldLeaveToldWhatEndedUnderAnEarlierVersionOfTheRule() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_500), Days.closed(2, 0), Days.closed(3, 2_600));
    nextDate(4);
    put(rule("cases-2000", 2_700, 1));
    assertThat(states()).containsExactly("CANCELLED cases-2000 3 RULE_CHANGED");
    assertThat(states(Days.closed(1, 10))).isEmpty();
    nextDate();
    put(rule("cases-2000", 2_000, 1));
    assertThat(states()).containsExactly("RAISED cases-2000 3 HOLDS");
  }

  @Test
  void shouldCancelWhatIsOpenWhereItsRuleIsDeleted() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_500));
    alerts.remove("cases-2000");
    List<Alert> told = tell();
    assertThat(told)
        .extracting(CityAlertsTest::said)
        .containsExactly("CANCELLED cases-2000 1 RULE_DELETED");
    assertThat(told.get(0).getHeadline().get("en")).startsWith("Cancelled: Small: 2,500");
    assertThat(states(Days.closed(1, 0))).isEmpty();
  }

  @Test
  void shouldCancelWhereTheRuleLooksElsewhereNow() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_500));
    put(
        CompiledRule.compile(
            new Rule.Builder("cases-2000", "day.newCases >= 2000")
                .scope(new Scope(Scope.Of.CITY, List.of("VN-Y"), List.of(), List.of()))
                .build()));
    assertThat(states()).containsExactly("CANCELLED cases-2000 1 OUT_OF_SCOPE");
  }

  @Test
  void shouldMarkTheHealthOfARuleThatFailsAndHarmNoOther() {
    put(CompiledRule.compile(new Rule.Builder("bad", "100 / day.newCases >= 1").build()));
    put(rule("cases-2000", 2_000, 1));
    alerts.takeHealth(clock);
    assertThat(states(Days.closed(1, 0), Days.closed(2, 2_000)))
        .containsExactly("RAISED cases-2000 2 HOLDS");
    RuleHealth health = alerts.takeHealth(clock).get(0);
    assertThat(health.getRule()).isEqualTo("bad");
    assertThat(health.getHealthy()).isFalse();
    assertThat(health.getReason()).isEqualTo("EVALUATION_FAILED");
    assertThat(health.getDay()).isEqualTo(Days.date(1));
    assertThat(health.getDetail()).contains("division by zero");
    tell(Days.closed(1, 5));
    assertThat(alerts.takeHealth(clock)).extracting(RuleHealth::getHealthy).containsExactly(true);
  }

  @Property(tries = 500)
  void shouldTellWhatLeadsToTheEpisodesNow(
      @ForAll("changes") List<List<CityDay>> changes,
      @ForAll @IntRange(min = 1, max = 3) int clearDays,
      @ForAll @IntRange(min = 1, max = 2) int forDays) {
    days.clear();
    CityAlerts told = new CityAlerts(CITY, days, NO_UNITS);
    CompiledRule rule =
        CompiledRule.compile(
            new Rule.Builder("r", "day.newCases >= 2000")
                .clearDays(clearDays)
                .forDays(forDays)
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

  /** Everything is told when the date has ended on which it may be. */
  private void assertSameEpisodes(Map<String, Alert> last, CompiledRule rule) {
    assertThat(
            last.values().stream()
                .filter(alert -> alert.getState() != AlertState.CANCELLED)
                .map(CityAlertsTest::course))
        .containsExactlyInAnyOrderElementsOf(
            episodes(rule).stream().map(CityAlertsTest::course).toList());
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
                Arbitraries.of(1_000, 2_000, 2_500, 3_000).injectNull(0.2),
                Arbitraries.of(DayState.OPEN, DayState.FINAL, DayState.FINAL))
            .as(
                (date, count, state) ->
                    state == DayState.OPEN ? Days.open(date, count) : Days.closed(date, count));
    return day.list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(12);
  }

  private static CompiledRule rule(String id, int line, int clearDays, String... inhibitedBy) {
    return CompiledRule.compile(
        new Rule.Builder(id, "day.newCases >= " + line)
            .clearDays(clearDays)
            .severity(Severity.SEVERE)
            .inhibitedBy(List.of(inhibitedBy))
            .headline(
                Map.of(
                    "vi", "{city}: {value} ca ngày {day}, cao nhất {peak}",
                    "en", "{city}: {value} cases on {day}, at most {peak}"))
            .build());
  }

  private void put(CompiledRule rule) {
    alerts.put(new RuleInForce(rule, clock, false));
  }

  private List<Alert> tell(CityDay... changed) {
    for (CityDay day : changed) {
      days.put(day.getDay(), day);
      alerts.changed(day);
    }
    clock = clock.plusSeconds(1);
    return alerts.tell(clock, clock).messages();
  }

  private List<String> states(CityDay... changed) {
    return tell(changed).stream().map(CityAlertsTest::said).toList();
  }

  private List<String> dateEnds() {
    return alerts.tellHeld(clock).messages().stream().map(CityAlertsTest::said).toList();
  }

  private void nextDate() {
    clock = clock.plus(Duration.ofDays(1));
  }

  /** It is the evening of that day. */
  private void nextDate(int day) {
    clock = Days.date(day).atTime(18, 0).atZone(CITY.timezone()).toInstant();
  }

  private static String said(Alert alert) {
    return "%s %s %d %s"
        .formatted(
            alert.getState(), alert.getRule(), alert.getDay().getDayOfMonth(), alert.getReason());
  }
}
