package io.giaoban.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CityTest {
  private static final LocalDate DAY = LocalDate.parse("2022-01-02");

  @Test
  void shouldEndTheDayAtTheCutoffInTheCitysZone() {
    City hanoi = city("Asia/Ho_Chi_Minh", "18:00");
    assertThat(hanoi.startOf(DAY)).isEqualTo("2022-01-01T11:00:00Z");
    assertThat(hanoi.endOf(DAY)).isEqualTo("2022-01-02T11:00:00Z");
  }

  @Test
  void shouldGiveTheInstantOfTheCutoffToTheNextDay() {
    City hanoi = city("Asia/Ho_Chi_Minh", "18:00");
    Instant cutoff = Instant.parse("2022-01-02T18:00:00+07:00");
    assertThat(hanoi.endOf(DAY)).isEqualTo(cutoff).isEqualTo(hanoi.startOf(DAY.plusDays(1)));
  }

  @Test
  void shouldEndACalendarDayAtMidnight() {
    City tokyo = city("Asia/Tokyo", "24:00");
    assertThat(tokyo.startOf(DAY)).isEqualTo("2022-01-02T00:00:00+09:00");
    assertThat(tokyo.endOf(DAY)).isEqualTo("2022-01-03T00:00:00+09:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2022-03-27, 24:00, 23", // summer time begins at 02:00
    "2022-10-30, 24:00, 25", // and ends at 03:00
    "2022-03-27, 18:00, 23",
    "2022-03-28, 24:00, 24"
  })
  void shouldFollowTheClocksOfItsZone(LocalDate day, String cutoff, int hours) {
    City berlin = city("Europe/Berlin", cutoff);
    assertThat(Duration.between(berlin.startOf(day), berlin.endOf(day))).hasHours(hours);
  }

  @Test
  void shouldEndADayWhoseCutoffTheClocksSkip() {
    City berlin = city("Europe/Berlin", "02:30");
    assertThat(berlin.endOf(LocalDate.parse("2022-03-27"))).isEqualTo("2022-03-27T01:30:00Z");
  }

  @Property(tries = 200)
  void shouldHaveDaysOf24HoursWithoutSummerTime(@ForAll @IntRange(min = 0, max = 40_000) int day) {
    City hanoi = city("Asia/Ho_Chi_Minh", "18:00");
    LocalDate date = LocalDate.ofEpochDay(day).plusYears(10);
    assertThat(hanoi.endOf(date)).isEqualTo(hanoi.startOf(date).plus(Duration.ofHours(24)));
  }

  @Test
  void shouldCloseADayWhenTheGraceHasPassed() {
    assertThat(city("Asia/Ho_Chi_Minh", "18:00").closesAt(DAY)).isEqualTo("2022-01-02T17:00:00Z");
  }

  @Test
  void shouldDateAnInstantInItsOwnZone() {
    Instant evening = Instant.parse("2022-01-01T17:30:00Z");
    assertThat(city("Asia/Ho_Chi_Minh", "18:00").dateOf(evening)).isEqualTo("2022-01-02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00:00", "24:01", "6 pm", "", "18"})
  void shouldRefuseWhatIsNoCutoff(String text) {
    assertThatThrownBy(() -> Cutoff.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cutoff: \"" + text + "\"")
        .hasMessageContaining("expected: HH:mm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"18:00", "24:00", "00:01"})
  void shouldWriteACutoffAsItIsRead(String text) {
    assertThat(Cutoff.parse(text)).hasToString(text);
  }

  @Test
  void shouldExpectAUnitOnlyWhileItExists() {
    ReportingUnit unit = unit("001", DAY, DAY.plusDays(1), false);
    assertThat(unit.expectedOn(DAY.minusDays(1))).isFalse();
    assertThat(unit.expectedOn(DAY)).isTrue();
    assertThat(unit.expectedOn(DAY.plusDays(1))).isTrue();
    assertThat(unit.expectedOn(DAY.plusDays(2))).isFalse();
  }

  @Test
  void shouldNeverExpectAUnitThatSpeaksForTheWholeCity() {
    ReportingUnit department = unit("SYT", null, null, true);
    assertThat(department.existsOn(DAY)).isTrue();
    assertThat(department.expectedOn(DAY)).isFalse();
  }

  @Test
  void shouldRefuseAUnitTwice() {
    List<ReportingUnit> units =
        List.of(unit("001", null, null, false), unit("001", null, null, false));
    assertThatThrownBy(() -> city(units, Duration.ZERO, null))
        .hasMessage("city X: unit \"001\" twice (expected: once)");
  }

  @Test
  void shouldRefuseAPopulationOfNobody() {
    assertThatThrownBy(() -> city(List.of(), Duration.ZERO, 0L))
        .hasMessageContaining("population: 0 (expected: > 0");
  }

  @Test
  void shouldRefuseAGraceBeforeTheCutoff() {
    assertThatThrownBy(() -> city(List.of(), Duration.ofHours(-1), null))
        .hasMessageContaining("grace: PT-1H (expected: >= 0");
  }

  @Test
  void shouldRefuseACityTwice() {
    City city = city("Asia/Tokyo", "24:00");
    assertThatThrownBy(() -> Places.of(List.of(city, city)))
        .hasMessage("city \"X\" twice (expected: once)");
  }

  private static ReportingUnit unit(
      String code, @Nullable LocalDate from, @Nullable LocalDate until, boolean wholeCity) {
    return new ReportingUnit(code, code, null, null, from, until, wholeCity);
  }

  private static City city(String zone, String cutoff) {
    return new City(
        "X",
        "X",
        null,
        ZoneId.of(zone),
        Cutoff.parse(cutoff),
        Duration.ofHours(6),
        null,
        null,
        List.of());
  }

  private static City city(List<ReportingUnit> units, Duration grace, @Nullable Long population) {
    return new City(
        "X", "X", null, ZoneId.of("UTC"), Cutoff.MIDNIGHT, grace, population, null, units);
  }
}
