package io.giaoban.place;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesFileTest {
  private static final String SMALL =
      """
      cities:
        - code: XX-1
          name: Nhỏ
          timezone: Asia/Ho_Chi_Minh
          units:
            - {code: "006", name: Một, from: 2021-01-01, until: 2025-06-30}
      """;

  private static final String NOBODY =
      """
      cities:
        - {code: XX-2, name: Không, timezone: Asia/Ho_Chi_Minh, grace: PT0S, units: []}
      """;

  @TempDir Path dir;

  @Test
  void shouldReadWhatItWrites() throws IOException {
    for (Places places : List.of(PlacesFile.shipped(), read(SMALL), read(NOBODY))) {
      assertThat(read(PlacesFile.toYaml(places)).cities())
          .containsExactlyElementsOf(places.cities());
    }
    assertThat(PlacesFile.toYaml(read(SMALL))).doesNotContain("null", "wholeCity");
  }

  @Test
  void shouldShipHanoisThirtyDistrictsAndItsDepartmentOfHealth() {
    City hanoi = city("VN-HN");
    assertThat(hanoi.units()).hasSize(31);
    assertThat(hanoi.units()).filteredOn(ReportingUnit::wholeCity).hasSize(1);
    assertThat(hanoi.unit("SYT").wholeCity()).isTrue();
    assertThat(hanoi.unit("006").name()).isEqualTo("Đống Đa");
    assertThat(hanoi.populations()).containsExactly(new Population(8_330_000, 2021));
    assertThat(hanoi.cutoffs()).isEqualTo(CutoffPeriod.always(Cutoff.parse("18:00")));
  }

  @Test
  void shouldShipTokyosAreas() {
    City tokyo = city("JP-13");
    assertThat(tokyo.units()).hasSize(64).noneMatch(ReportingUnit::wholeCity);
    assertThat(tokyo.populations()).containsExactly(new Population(14_047_594, 2020));
    assertThat(tokyo.cutoffs()).isEqualTo(CutoffPeriod.always(Cutoff.MIDNIGHT));
  }

  @Test
  void shouldShipTheKindOfEveryUnitThatIsAPlace() {
    assertThat(kinds("VN-HN"))
        .isEqualTo(Map.of("urban-district", 12L, "rural-district", 17L, "town", 1L));
    assertThat(kinds("JP-13"))
        .isEqualTo(Map.of("ward", 23L, "city", 26L, "town", 5L, "village", 8L));
    assertThat(city("VN-HN").unit("269").kind()).isEqualTo("town");
  }

  @Test
  void shouldTakeUnitsWithAndWithoutAKind() throws IOException {
    assertThat(requireNonNull(read(SMALL).city("XX-1")).unit("006").kind()).isNull();
    Places places = read(SMALL.replace("name: Một", "name: Một, kind: ward"));
    assertThat(requireNonNull(places.city("XX-1")).unit("006").kind()).isEqualTo("ward");
    assertThat(read(PlacesFile.toYaml(places)).cities()).containsExactlyElementsOf(places.cities());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ward", "\"\"", "a b", "-ward", "phường"})
  void shouldRefuseAKindThatIsNoCode(String kind) {
    assertRefused(
        SMALL.replace("name: Một", "name: Một, kind: " + kind), "unit 006: kind: ", "(expected: ");
  }

  @Test
  void shouldKeepLeadingZerosAndTakeDefaults() throws IOException {
    City city = read(SMALL).city("XX-1");
    assertThat(city.unit("006")).isNotNull();
    assertThat(city.unit("6")).isNull();
    assertThat(city.cutoffs()).isEqualTo(CutoffPeriod.always(Cutoff.MIDNIGHT));
    assertThat(city.grace()).isEqualTo(Duration.ofHours(24));
    assertThat(city.due()).isEqualTo(Duration.ZERO);
    assertThat(city.populations()).isEmpty();
    assertThat(city.groups()).isEmpty();
  }

  @Test
  void shouldNameAnUnknownKey() {
    assertRefused(SMALL.replace("    units", "    mayor: Ai\n    units"), "mayor", "line ");
  }

  @Test
  void shouldNameTheLineOfAnUnknownKeyOfAUnit() {
    assertRefused(SMALL.replace("name: Một", "name: Một, mayor: Ai"), "mayor", "line 6");
  }

  @Test
  void shouldNameTheLineOfBrokenYaml() {
    assertRefused(SMALL.replace("name: Nhỏ", "name: \"Nhỏ"), "line ", "column ");
  }

  @Test
  void shouldRefuseACityWithoutAZone() {
    assertRefused(SMALL.replace("    timezone: Asia/Ho_Chi_Minh\n", ""), "timezone", "line ");
  }

  @Test
  void shouldNameAZoneThatIsNone() {
    assertRefused(
        SMALL.replace("Asia/Ho_Chi_Minh", "Asia/Hanoi"),
        "places.yaml: city XX-1: timezone: \"Asia/Hanoi\" (expected: e.g. Asia/Ho_Chi_Minh)",
        "line ");
  }

  @Test
  void shouldRefuseADayThatIsNone() {
    assertRefused(SMALL.replace("2025-06-30", "2025-06-31"), "2025-06-31", "line 6");
  }

  @Test
  void shouldRefuseAnEmptyFile() {
    assertThatThrownBy(() -> read("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldReadACityBackFromJson() throws IOException {
    for (City city :
        List.of(city("VN-HN"), city("JP-13"), requireNonNull(read(SMALL).city("XX-1")))) {
      assertThat(PlacesFile.fromJson(PlacesFile.toJson(city))).isEqualTo(city);
    }
  }

  @Test
  void shouldRefuseBytesThatAreNoCity() {
    assertThatThrownBy(() -> PlacesFile.fromJson("{\"code\":1".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no city: ");
  }

  private void assertRefused(String yaml, String... said) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("places.yaml")
        .hasMessageContainingAll(said);
  }

  private Places read(String yaml) throws IOException {
    return PlacesFile.read(Files.writeString(dir.resolve("places.yaml"), yaml));
  }

  private static Map<String, Long> kinds(String city) {
    return city(city).units().stream()
        .filter(unit -> unit.kind() != null)
        .collect(Collectors.groupingBy(ReportingUnit::kind, Collectors.counting()));
  }

  private static City city(String code) {
    return requireNonNull(PlacesFile.shipped().city(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{\"name\": \"A\", \"timezone\": \"UTC\", \"units\": []}",
        "{\"code\": \"A|B\", \"name\": \"A\", \"timezone\": \"UTC\", \"units\": []}",
        "{\"code\": \"A\", \"name\": \" \", \"timezone\": \"UTC\", \"units\": []}",
        "{\"code\": \"A\", \"name\": \"A\", \"timezone\": \"UTC\", \"grace\": 24, \"units\": []}",
        "{\"code\": \"A\", \"name\": \"A\", \"timezone\": \"UTC\", \"grace\": \"PT99999H\", \"units\": []}"
      })
  void shouldRefuseJsonThatIsNoCity(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlacesFile.fromJson(json.getBytes(StandardCharsets.UTF_8)));
  }
}
