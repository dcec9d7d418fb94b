package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.StatedBy;
import io.giaoban.schema.UnitDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A city of two units, and rules tried on its days. */
class BacktestTest {
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
          List.of(unit("01", 50_000L), unit("02", null)));

  private static final Rule LINE =
      new Rule.Builder("line", "day.newCases >= 100")
          .until("day.newCases < 80")
          .clearDays(2)
          .build();

  private final NavigableMap<LocalDate, CityDay> days = new TreeMap<>();
  private final Map<String, Map<LocalDate, UnitDay>> unitDays = new HashMap<>();

  @Test
  void shouldTellWhatHysteresisIsWorth() {
    put(50, 100, 90, 120, 70, 110, 70, 60, 50);
    Trial trial = only(LINE);
    assertThat(trial.episodes()).hasSize(1);
    Episode episode = trial.episodes().get(0);
    assertThat(episode.firstDay()).isEqualTo(Days.date(2));
    assertThat(episode.lastDay()).isEqualTo(Days.date(6));
    assertThat(episode.peak()).isEqualTo(120);
    assertThat(episode.resolvedBy()).isEqualTo(Days.date(8));
    assertThat(trial.daysCovered()).isEqualTo(5);
    assertThat(trial.plain()).hasSize(3);
    assertThat(trial.plainCrossings()).isEqualTo(6);
  }

  @Test
  void shouldTakeASuspectDayForTrueOnThePlainLineOnly() {
    put(50, 4_000, 50, 50);
    days.get(Days.date(2)).setSuspect("SUDDEN_RISE");
    Trial trial = only(LINE);
    assertThat(trial.episodes()).isEmpty();
    assertThat(trial.plain()).hasSize(1);
  }

  @Test
  void shouldCallAnEpisodeSoonAfterTheLastAFlap() {
    put(100, 50, 50, 100, 50, 50, 50, 50, 50, 50, 50, 50, 50, 100);
    assertThat(only(LINE).episodes()).hasSize(3);
    assertThat(only(LINE).flaps()).isEqualTo(1);
  }

  @Test
  void shouldLookAtTheDaysAskedForAndBackBeyondThem() {
    put(100, 10, 10, 10);
    Rule rule = new Rule.Builder("back", "days(3)[2].newCases >= 100").build();
    assertThat(only(rule).episodes()).extracting(Episode::firstDay).containsExactly(Days.date(3));
    List<Trial> trials = backtest(3, 4).of(CompiledRule.compile(rule), null);
    assertThat(trials.get(0).episodes())
        .extracting(Episode::firstDay)
        .containsExactly(Days.date(3));
    assertThat(backtest(1, 2).of(CompiledRule.compile(rule), null).get(0).episodes()).isEmpty();
    assertThat(backtest(4, 1).of(CompiledRule.compile(rule), null).get(0).days()).isEmpty();
  }

  @Test
  void shouldSeeSilenceOnlyWhereTheUnitIsAwaited() {
    put(5, 5, 5, 5, 5);
    days.get(Days.date(1)).setStatedBy(StatedBy.CITY);
    for (int day = 2; day <= 4; day++) {
      days.get(Days.date(day)).setMissingUnits(List.of("02"));
    }
    days.get(Days.date(5)).setStatedBy(StatedBy.CITY);
    for (int day = 2; day <= 4; day++) {
      putUnit("01", day, 5);
    }
    Rule silent =
        new Rule.Builder("silent", "day.newCases == null")
            .scope(Scope.UNITS)
            .forDays(3)
            .provisional(false)
            .build();
    List<Trial> trials = backtest(1, 5).of(CompiledRule.compile(silent), null);
    assertThat(trials).extracting(Trial::unit).containsExactly("01", "02");
    assertThat(trials.get(0).episodes()).isEmpty();
    assertThat(trials.get(1).episodes())
        .containsExactly(
            new Episode(Days.date(2), Days.date(4), 0, Days.date(2), Days.date(4), null));
    assertThat(backtest(1, 5).of(CompiledRule.compile(silent), "01"))
        .extracting(Trial::unit)
        .containsExactly("01");
    assertThat(backtest(1, 5).of(CompiledRule.compile(LINE), "01")).isEmpty();
  }

  @Test
  void shouldKnowWhatASilentUnitsDaysBeforeComeTo() {
    putUnit("01", 1, 10);
    putUnit("01", 2, 20);
    SilentDays silent = new SilentDays(CITY, CITY.unit("01"), unitDays.get("01"));
    UnitDay day = silent.on(Days.date(3));
    assertThat(day.getNewCases()).isNull();
    assertThat(day.getSum7()).isEqualTo(30);
    assertThat(day.getDaysPresent7()).isEqualTo(2);
    assertThat(day.getIncidence7()).isEqualTo(60.0);
    assertThat(day.getPopulation()).isEqualTo(50_000);
    assertThat(silent.on(Days.date(20)).getSum14()).isNull();
    assertThat(silent.on(Days.date(2))).isSameAs(unitDays.get("01").get(Days.date(2)));
  }

  @Test
  void shouldTellWhichConditionsFailed() {
    put(5, 0);
    Backtest backtest = backtest(1, 2);
    backtest.of(
        CompiledRule.compile(new Rule.Builder("broken", "10 / day.newCases > 1").build()), null);
    assertThat(backtest.failures()).hasSize(1);
    assertThat(backtest.failures()).isEmpty();
  }

  private Trial only(Rule rule) {
    List<Trial> trials = backtest(1, days.size()).of(CompiledRule.compile(rule), null);
    assertThat(trials).hasSize(1);
    return trials.get(0);
  }

  private Backtest backtest(int from, int to) {
    return new Backtest(CITY, days, unitDays, Days.date(from), Days.date(to));
  }

  private void put(int... counts) {
    for (int i = 0; i < counts.length; i++) {
      days.put(Days.date(i + 1), Days.closed(i + 1, counts[i]));
    }
  }

  private void putUnit(String unit, int day, int newCases) {
    unitDays
        .computeIfAbsent(unit, code -> new HashMap<>())
        .put(
            Days.date(day),
            UnitDay.newBuilder()
                .setCity("VN-X")
                .setUnit(unit)
                .setDay(Days.date(day))
                .setIssue(Days.date(day))
                .setKnownAt(Instant.EPOCH)
                .setCaseRevision(1L)
                .setNewCases(newCases)
                .build());
  }

  private static ReportingUnit unit(String code, @Nullable Long population) {
    return new ReportingUnit(code, "Đơn vị " + code, null, population, null, null, false);
  }
}
