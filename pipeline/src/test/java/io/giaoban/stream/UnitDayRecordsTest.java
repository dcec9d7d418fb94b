package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.giaoban.ledger.CityLedger;
import io.giaoban.place.City;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.UnitDay;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a unit's days up to one come to, be there a statement of that day or not. */
class UnitDayRecordsTest {
  private static final Instant NOW = Story.time(31, 12);
  private static final City CITY =
      Town.read(
          """
          code: VN-X
          name: X
          timezone: Asia/Ho_Chi_Minh
          units:
            - {code: A, name: A, population: 50000, populationYear: 2021}
            - {code: B, name: B}
          """);

  private final CityLedger ledger = new CityLedger();

  @Test
  void shouldTellFiguresOverAWeekAndAFortnight() {
    for (int day = 1; day <= 14; day++) {
      Cases counts =
          Cases.cases(day <= 7 ? 100 : 130).community(50).tests(1_000, day <= 7 ? 50 : 130);
      says("A", day, counts);
    }
    UnitDay day = day("A", 14);
    assertThat(day.getSum7()).isEqualTo(910);
    assertThat(day.getMean7()).isEqualTo(130);
    assertThat(day.getDaysPresent7()).isEqualTo(7);
    assertThat(day.getSum14()).isEqualTo(1_610);
    assertThat(day.getMean14()).isEqualTo(115);
    assertThat(day.getDaysPresent14()).isEqualTo(14);
    assertThat(day.getPopulation()).isEqualTo(50_000);
    assertThat(day.getPopulationYear()).isEqualTo(2021);
    assertThat(day.getIncidence7()).isEqualTo(1_820);
    assertThat(day.getIncidence14()).isEqualTo(3_220);
    assertThat(day.getCommunitySum7()).isEqualTo(350);
    assertThat(day.getCommunityIncidence7()).isEqualTo(700);
    assertThat(day.getWeekOnWeek()).isCloseTo(0.3, within(1e-12));
    assertThat(day.getGrowthRate()).isCloseTo(Math.log(1.3) / 7, within(1e-12));
    assertThat(day.getDoublingDays()).isCloseTo(7 * Math.log(2) / Math.log(1.3), within(1e-9));
    assertThat(day.getPositivity7()).isEqualTo(0.13);
    assertThat(day.getDaysSinceLastCase()).isZero();
  }

  @Test
  void shouldTellOfASilentDayWhatItsWeeksKnow() {
    for (int day = 1; day <= 5; day++) {
      says("A", day, Cases.cases(10).community(4).tests(100, 10));
    }
    UnitDay day = day("A", 6);
    assertThat(day.getSum7()).isEqualTo(50);
    assertThat(day.getMean7()).isEqualTo(10);
    assertThat(day.getDaysPresent7()).isEqualTo(5);
    assertThat(day.getIncidence7()).isEqualTo(100);
    assertThat(day.getCommunitySum7()).isEqualTo(20);
    assertThat(day.getPositivity7()).isEqualTo(0.1);
    assertThat(day.getCaseRevision()).isNull();
    assertThat(day.getFirstKnownAt()).isNull();
    assertThat(day.getOnTime()).isNull();
    assertThat(day.getRetracted()).isFalse();
    assertThat(day.getNewCases()).isNull();
    assertThat(day.getWeekOnWeek()).isNull();
    assertThat(day.getDaysSinceLastCase()).isNull();
    assertThat(day.getSuspect()).isNull();
    assertThat(day.getDoses()).isEmpty();
  }

  @Test
  void shouldTellOfAUnitThatNeverReportedThatNothingIsKnown() {
    UnitDay day = day("B", 6);
    assertThat(day.getSum14()).isNull();
    assertThat(day.getDaysPresent14()).isZero();
    assertThat(day.getPopulation()).isNull();
    assertThat(day.getIncidence14()).isNull();
    assertThat(day.getDaysSinceLastCase()).isNull();
    assertThat(List.of(day("C", 6).getDaysPresent7(), day("C", 6).getDaysPresent14()))
        .containsOnly(0);
  }

  private void says(String unit, int day, Cases counts) {
    Report report =
        new Report(
            Kind.CASES, "VN-X", unit, Story.date(day), 1, NOW, null, false, false, counts.counts());
    ledger.enter(CITY, report, NOW);
  }

  private UnitDay day(String unit, int day) {
    return new UnitDayRecords(CITY, ledger).of(unit, Story.date(day), NOW);
  }
}
