package io.giaoban.place;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units that end and begin: splits, mergers, and how many are awaited. */
class UnitsOverTimeTest {
  private static final LocalDate REFORM = LocalDate.parse("2025-07-01");

  /** Hà Nội's reform in miniature: districts end, wards of one or of two of them begin. */
  private static final String UNITS =
      """
      units:
        - {code: "001", name: Ba Đình, until: 2025-06-30}
        - {code: "002", name: Hoàn Kiếm, until: 2025-06-30}
        - {code: "00004", name: Phường Ba Đình, from: 2025-07-01, replaces: ["001"]}
        - {code: "00008", name: Phường Ngọc Hà, from: 2025-07-01, replaces: ["001"]}
        - {code: "00025", name: Phường Giảng Võ, from: 2025-07-01, replaces: ["001"]}
        - {code: "00070", name: Phường Hoàn Kiếm, from: 2025-07-01, replaces: ["001", "002"]}
        - {code: "SYT", name: Sở Y tế, wholeCity: true}
      """;

  @Test
  void shouldAwaitTheUnitsOfTheDay() {
    City city = TestCities.of("Asia/Ho_Chi_Minh", UNITS);
    assertThat(city.unitsExpectedOn(REFORM.minusDays(1))).isEqualTo(2);
    assertThat(city.unitsExpectedOn(REFORM)).isEqualTo(4);
    assertThat(city.unitsExpectedOn(LocalDate.EPOCH)).isEqualTo(2);
    assertThat(city.unitsExpectedOn(LocalDate.parse("2100-01-01"))).isEqualTo(4);
  }

  @Test
  void shouldKnowWhoseHistoryAUnitCarriesOn() {
    City city = TestCities.of("Asia/Ho_Chi_Minh", UNITS);
    assertThat(requireNonNull(city.unit("00008")).replaces()).containsExactly("001");
    assertThat(requireNonNull(city.unit("00070")).replaces()).containsExactly("001", "002");
    assertThat(requireNonNull(city.unit("001")).replaces()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replaces: [\"003\"] | is no unit",
        "replaces: [\"001\", \"001\"] | twice",
        "replaces: [\"SYT\"] | exists until now",
        "replaces: [\"00004\"] | exists until now",
        "replaces: [\"009\"] | exists until 2025-07-01"
      })
  void shouldRefuseToReplaceWhatDidNotEndBefore(String replaces, String found) {
    String units =
        UNITS
            .replaceFirst("replaces: \\[\"001\", \"002\"]", replaces)
            .replace("units:\n", "units:\n  - {code: \"009\", name: A, until: 2025-07-01}\n");
    assertThatThrownBy(() -> TestCities.of("Asia/Ho_Chi_Minh", units))
        .hasMessageContaining("city X: unit \"00070\" replaces ")
        .hasMessageContaining(
            found + " (expected: once, a unit of the city that ends before 2025-07-01)");
  }

  @Test
  void shouldRefuseToReplaceWithoutAFirstDay() {
    String units =
        UNITS.replace("from: 2025-07-01, replaces: [\"001\", \"002\"]", "replaces: [\"001\"]");
    assertThatThrownBy(() -> TestCities.of("Asia/Ho_Chi_Minh", units))
        .hasMessageContaining("unit \"00070\" replaces \"001\": by a unit without from");
  }

  @Test
  void shouldRefuseAUnitThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> unit("001", REFORM, REFORM.minusDays(1), false))
        .hasMessage("unit 001: from: 2025-07-01 (expected: <= until, 2025-06-30)");
    assertThat(unit("001", REFORM, REFORM, false).existsOn(REFORM)).isTrue();
  }

  @Test
  void shouldTakeAUnitUntilTheEndOfTime() {
    assertThat(
            city(List.of(unit("001", LocalDate.MIN, LocalDate.MAX, false))).unitsExpectedOn(REFORM))
        .isOne();
  }

  @Property(tries = 300)
  void shouldCountTheUnitsThatAreExpected(
      @ForAll("units") List<ReportingUnit> units, @ForAll @IntRange(min = -5, max = 45) int date) {
    LocalDate day = LocalDate.ofEpochDay(date);
    City city = city(units);
    assertThat(city.unitsExpectedOn(day))
        .isEqualTo(city.units().stream().filter(unit -> unit.expectedOn(day)).count());
    assertThat(city).isEqualTo(city(units)).hasSameHashCodeAs(city(units));
    assertThat(city.units()).isEqualTo(units);
  }

  @Provide
  Arbitrary<List<ReportingUnit>> units() {
    Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 40).map(LocalDate::ofEpochDay);
    return Combinators.combine(
            days.injectNull(0.3), Arbitraries.integers().between(0, 10).injectNull(0.3))
        .as((from, days1) -> new @Nullable Object[] {from, days1})
        .list()
        .ofMaxSize(12)
        .map(
            spans -> {
              List<ReportingUnit> units = new ArrayList<>();
              for (@Nullable Object[] span : spans) {
                LocalDate from = (LocalDate) span[0];
                Integer length = (Integer) span[1];
                LocalDate until =
                    length == null
                        ? null
                        : (from == null ? LocalDate.EPOCH : from).plusDays(length);
                units.add(unit("u" + units.size(), from, until, units.size() == 3));
              }
              return units;
            });
  }

  private static ReportingUnit unit(
      String code, @Nullable LocalDate from, @Nullable LocalDate until, boolean wholeCity) {
    return new ReportingUnit(code, code, null, null, from, until, wholeCity);
  }

  private static City city(List<ReportingUnit> units) {
    return new City(
        "X", "X", null, ZoneId.of("UTC"), Cutoff.MIDNIGHT, Duration.ZERO, null, null, units);
  }
}
