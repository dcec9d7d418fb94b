package io.giaoban.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a reporting day begins, ends, is due and closes, and which day an instant belongs to. */
class ReportingDayTest {
  private static final String HANOI = "Asia/Ho_Chi_Minh";
  private static final String MOVED =
      "cutoffs: [{cutoff: \"16:00\"}, {from: 2021-08-21, cutoff: \"18:00\"}]";
  private static final LocalDate MOVE = LocalDate.parse("2021-08-21");

  @Test
  void shouldHaveADayOf26HoursWhenTheCutoffMovesByTwo() {
    City hanoi = TestCities.of(HANOI, MOVED);
    assertThat(hanoi.endOf(MOVE.minusDays(1))).isEqualTo("2021-08-20T16:00:00+07:00");
    assertThat(hanoi.startOf(MOVE)).isEqualTo("2021-08-20T16:00:00+07:00");
    assertThat(hanoi.endOf(MOVE)).isEqualTo("2021-08-21T18:00:00+07:00");
    assertThat(hanoi.lengthOf(MOVE.minusDays(1))).hasHours(24);
    assertThat(hanoi.lengthOf(MOVE)).hasHours(26);
    assertThat(hanoi.lengthOf(MOVE.plusDays(1))).hasHours(24);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-08-20T15:59:59.999+07:00, 2021-08-20",
    "2021-08-20T16:00:00+07:00, 2021-08-21",
    "2021-08-21T17:59:59.999+07:00, 2021-08-21",
    "2021-08-21T18:00:00+07:00, 2021-08-22"
  })
  void shouldTellTheDayByTheCutoffInForce(Instant instant, LocalDate day) {
    assertThat(TestCities.of(HANOI, MOVED).dayOf(instant)).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({"2022-03-27, 23", "2022-03-28, 24", "2022-10-30, 25"})
  void shouldFollowTheClocksOfItsZone(LocalDate day, int hours) {
    City berlin = TestCities.of("Europe/Berlin", "cutoff: \"18:00\"");
    assertThat(berlin.lengthOf(day)).hasHours(hours);
  }

  @Test
  void shouldLeaveNothingToADayThatTheZoneLeftOut() {
    City apia = TestCities.of("Pacific/Apia", "cutoff: \"24:00\"");
    LocalDate leftOut = LocalDate.parse("2011-12-30");
    assertThat(apia.lengthOf(leftOut)).isZero();
    assertThat(apia.dayOf(apia.startOf(leftOut))).isEqualTo(leftOut.plusDays(1));
    assertThat(apia.dayOf(apia.startOf(leftOut).minusNanos(1))).isEqualTo(leftOut.minusDays(1));
  }

  @Test
  void shouldBeDueAfterTheCutoffAndCloseAfterTheGrace() {
    City hanoi = TestCities.of(HANOI, MOVED + "\ndue: PT1H30M\ngrace: PT6H");
    assertThat(hanoi.dueAt(MOVE)).isEqualTo("2021-08-21T19:30:00+07:00");
    assertThat(hanoi.closesAt(MOVE)).isEqualTo("2021-08-22T00:00:00+07:00");
    assertThat(TestCities.of(HANOI, MOVED).dueAt(MOVE)).isEqualTo("2021-08-21T18:00:00+07:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "due: PT7H | city X: due: PT7H (expected: >= 0, <= grace, PT6H)",
        "due: PT-1S | city X: due: PT-1S (expected: >= 0, <= grace, PT6H)",
        "due: soon | city X: due: \"soon\" (expected: by ISO 8601, e.g. PT6H)"
      })
  void shouldRefuseADueTimeThatIsNone(String due, String message) {
    assertThatThrownBy(() -> TestCities.of(HANOI, due + "\ngrace: PT6H"))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cutoffs: []",
        "cutoffs: [{from: 2021-08-21, cutoff: \"18:00\"}]",
        "cutoffs: [{cutoff: \"16:00\"}, {cutoff: \"18:00\"}]",
        "cutoffs: [{cutoff: \"16:00\"}, {from: 2021-08-21}]",
        "cutoffs: [{cutoff: \"16:00\"}, {from: 2021-08-21, cutoff: \"25:00\"}]",
        "cutoffs: [{cutoff: \"16:00\"}, {from: 2021-08-21, cutoff: \"18:00\"},"
            + " {from: 2021-08-21, cutoff: \"19:00\"}]",
        "cutoffs: [{cutoff: \"16:00\"}]\ncutoff: \"16:00\""
      })
  void shouldRefuseCutoffsThatDoNotFollowEachOther(String cutoffs) {
    assertThatThrownBy(() -> TestCities.of(HANOI, cutoffs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cutoff");
  }

  @Test
  void shouldNameTheCutoffThatComesTooEarly() {
    String cutoffs = MOVED.replace("]", ", {from: 2020-01-01, cutoff: \"17:00\"}]");
    assertThatThrownBy(() -> TestCities.of(HANOI, cutoffs))
        .hasMessageContaining(
            "city X: cutoffs: 2020-01-01 after 2021-08-21 (expected: strictly ascending)");
  }

  @Test
  void shouldRefuseACutoffThatLeavesItsDayNoTime() {
    // The clocks of Havana went from 00:00 to 01:00 on that day.
    String cutoffs = "cutoffs: [{cutoff: \"24:00\"}, {from: 2022-03-13, cutoff: \"01:00\"}]";
    assertThatThrownBy(() -> TestCities.of("America/Havana", cutoffs))
        .hasMessageContaining(
            "cutoff 01:00 from 2022-03-13: makes that day PT0S long (expected: > 0)");
  }

  @Property(tries = 300)
  void shouldGiveEveryInstantToTheDayAroundIt(
      @ForAll("cities") City city,
      @ForAll @IntRange(min = -25_000, max = 30_000) int date,
      @ForAll @IntRange(min = 0, max = 86_399_999) int millis) {
    Instant instant = Instant.EPOCH.plus(date, ChronoUnit.DAYS).plusMillis(millis);
    assertBelongs(city, instant);
  }

  @Property(tries = 100)
  void shouldGiveTheInstantsAroundEachTurnOfTheClocksToTheirDays(
      @ForAll("zones") ZoneId zone, @ForAll("cutoffTimes") LocalTime time) {
    City city = city(zone, List.of(new CutoffPeriod(null, new Cutoff(time))));
    Instant at = Instant.parse("1965-01-01T00:00:00Z");
    for (int i = 0; i < 200; i++) {
      var transition = zone.getRules().nextTransition(at);
      if (transition == null) {
        break;
      }
      at = transition.getInstant();
      for (int hours = -30; hours <= 30; hours++) {
        assertBelongs(city, at.plus(Duration.ofHours(hours)));
        assertBelongs(city, at.plus(Duration.ofHours(hours)).minusNanos(1));
      }
    }
  }

  @Property(tries = 300)
  void shouldPutDayAfterDayWithoutGapOrOverlap(
      @ForAll("cities") City city, @ForAll @IntRange(min = -25_000, max = 30_000) int date) {
    LocalDate day = LocalDate.ofEpochDay(date);
    assertThat(city.startOf(day.plusDays(1))).isEqualTo(city.endOf(day));
    assertThat(city.lengthOf(day)).isEqualTo(Duration.between(city.startOf(day), city.endOf(day)));
    assertThat(city.lengthOf(day)).isGreaterThanOrEqualTo(Duration.ZERO);
    Assume.that(!city.lengthOf(day).isZero());
    assertThat(city.dayOf(city.startOf(day))).isEqualTo(day);
    assertThat(city.dayOf(city.endOf(day).minusNanos(1))).isEqualTo(day);
  }

  private static void assertBelongs(City city, Instant instant) {
    LocalDate day = city.dayOf(instant);
    assertThat(city.startOf(day)).isBeforeOrEqualTo(instant);
    assertThat(city.endOf(day)).isAfter(instant);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    List<String> odd =
        List.of(
            HANOI,
            "Europe/Berlin",
            "Pacific/Apia",
            "Pacific/Kwajalein",
            "Pacific/Kiritimati",
            "America/Havana",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Asia/Pyongyang");
    List<String> all = new ArrayList<>(new TreeSet<>(ZoneId.getAvailableZoneIds()));
    return Arbitraries.oneOf(Arbitraries.of(odd), Arbitraries.of(all)).map(ZoneId::of);
  }

  @Provide
  Arbitrary<LocalTime> cutoffTimes() {
    return Arbitraries.integers().between(0, 24 * 60 - 1).map(m -> LocalTime.MIN.plusMinutes(m));
  }

  @Provide
  Arbitrary<City> cities() {
    Arbitrary<List<LocalDate>> days =
        Arbitraries.integers()
            .between(-25_000, 30_000)
            .map(LocalDate::ofEpochDay)
            .list()
            .uniqueElements()
            .ofMaxSize(6);
    return Combinators.combine(zones(), days, cutoffTimes().list().ofSize(7))
        .as(
            (zone, from, times) -> {
              List<CutoffPeriod> cutoffs = new ArrayList<>();
              cutoffs.add(new CutoffPeriod(null, new Cutoff(times.get(0))));
              for (LocalDate day : new TreeSet<>(from)) {
                cutoffs.add(new CutoffPeriod(day, new Cutoff(times.get(cutoffs.size()))));
              }
              return city(zone, cutoffs);
            });
  }

  private static City city(ZoneId zone, List<CutoffPeriod> cutoffs) {
    return new City(
        "X",
        "X",
        null,
        zone,
        cutoffs,
        Duration.ZERO,
        Duration.ZERO,
        List.of(),
        List.of(),
        List.of());
  }
}
