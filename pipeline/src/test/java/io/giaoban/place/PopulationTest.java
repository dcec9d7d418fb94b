package io.giaoban.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many people a city, a unit or a priority group has, and in which year. */
class PopulationTest {
  private static final String BY_YEAR =
      "populations: [{year: 2019, people: 8053663}, {year: 2021, people: 8330000}]";
  private static final LocalDate DAY = LocalDate.parse("2021-06-01");

  @ParameterizedTest
  @CsvSource({
    "1999-12-31, 8053663, 2019",
    "2019-01-01, 8053663, 2019",
    "2020-12-31, 8053663, 2019",
    "2021-01-01, 8330000, 2021",
    "2030-07-01, 8330000, 2021"
  })
  void shouldTakeTheLatestYearUpToTheDaysElseTheEarliest(LocalDate day, long people, int year) {
    Population expected = new Population(people, year);
    assertThat(city(BY_YEAR).populationOn(day)).isEqualTo(expected);
    assertThat(unit(BY_YEAR).populationOn(day)).isEqualTo(expected);
    assertThat(group(BY_YEAR).populationOn(day)).isEqualTo(expected);
  }

  @Test
  void shouldTakeOneFigureForEveryDay() {
    String one = "population: 8330000\npopulationYear: 2021";
    assertThat(city(one).populationOn(DAY.minusYears(50)))
        .isEqualTo(new Population(8_330_000, 2021));
    assertThat(unit("population: 7").populationOn(DAY)).isEqualTo(new Population(7, null));
    assertThat(group("population: 7").populationOn(DAY)).isEqualTo(new Population(7, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "populations: []", "populationYear: 2021"})
  void shouldKnowNoPopulationWithoutAFigure(String keys) {
    assertThat(city(keys).populationOn(DAY)).isNull();
    assertThat(unit(keys).populationOn(DAY)).isNull();
    assertThat(group(keys).populationOn(DAY)).isNull();
  }

  @Test
  void shouldKnowNoPopulationOfAUnitWhereNobodyLives() {
    assertThat(unit("population: 0").populationOn(DAY)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "population: -1 | population: -1 (expected: > 0, or none)",
        "populations: [{year: 2019, people: 0}] | population: 0 (expected: > 0, or none)",
        "populations: [{year: 2019}] | people",
        "populations: [{people: 5}, {year: 2019, people: 5}] | no year (expected: a year",
        "populations: [{year: 2019, people: 5}, {people: 5}] | none after 2019",
        "populations: [{year: 2019, people: 5}, {year: 2019, people: 6}] | 2019 after 2019",
        "populations: [{year: 2021, people: 5}, {year: 2019, people: 6}] | 2019 after 2021"
      })
  void shouldRefuseFiguresThatDoNotFollowEachOther(String keys, String message) {
    assertThatThrownBy(() -> city(keys)).hasMessageContaining(message);
    assertThatThrownBy(() -> unit(keys)).hasMessageContaining(message);
    assertThatThrownBy(() -> group(keys)).hasMessageContaining(message);
  }

  @Test
  void shouldRefuseFiguresStatedBothWays() {
    assertThatThrownBy(() -> city("population: 5\n" + BY_YEAR))
        .hasMessageContaining("city X: population and populations (expected: one of both)");
    assertThatThrownBy(() -> unit("populationYear: 2019\n" + BY_YEAR))
        .hasMessageContaining("unit 001: populationYear and populations (expected: one of both)");
  }

  @Test
  void shouldFindAGroupByItsCode() {
    City city = city("groups: [{code: frontline, name: Tuyến đầu, nameEn: Front line}]");
    assertThat(city.group("frontline"))
        .isEqualTo(new PriorityGroup("frontline", "Tuyến đầu", "Front line", List.of()));
    assertThat(city.group("elderly")).isNull();
  }

  @Test
  void shouldRefuseAGroupTwice() {
    assertThatThrownBy(() -> city("groups: [{code: a, name: A}, {code: a, name: B}]"))
        .hasMessageContaining("city X: group \"a\" twice (expected: once)");
  }

  @Test
  void shouldRefuseAGroupWhoseCodeNoReportCanName() {
    assertThatThrownBy(() -> city("groups: [{code: tuyến đầu, name: A}]"))
        .hasMessageContaining(
            "group code: \"tuyến đầu\" (expected: 1 to 64 letters, digits, _ and -)");
    assertThatThrownBy(() -> city("groups: [{code: a}]")).hasMessageContaining("name");
  }

  @Property
  void shouldNeverTakeAFigureOfALaterYearWhileThereIsAnEarlier(
      @ForAll @Size(min = 1, max = 8) Set<@IntRange(min = 1900, max = 2100) Integer> years,
      @ForAll @IntRange(min = 1890, max = 2110) int year) {
    List<Population> figures = new ArrayList<>();
    new TreeSet<>(years).forEach(y -> figures.add(new Population(y, y)));
    Population expected =
        figures.stream()
            .filter(figure -> figure.people() <= year)
            .max(Comparator.comparing(Population::people))
            .orElse(figures.get(0));
    assertThat(Population.on(figures, LocalDate.of(year, 3, 1))).isEqualTo(expected);
  }

  private static City city(String keys) {
    return TestCities.of("UTC", keys);
  }

  private static ReportingUnit unit(String keys) {
    return city("units:\n  - code: \"001\"\n    name: A\n" + keys.indent(4)).units().get(0);
  }

  private static PriorityGroup group(String keys) {
    return city("groups:\n  - code: a\n    name: A\n" + keys.indent(4)).groups().get(0);
  }
}
