package io.giaoban.gateway.dhis2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping file may say. */
class MappingFileTest {
  @TempDir private Path dir;

  @Test
  void shouldShipAnExampleThatKnowsEveryDistrictOfHanoiAndEveryField() throws Exception {
    Dhis2Mapping mapping = MappingFile.read(Door.EXAMPLE);
    City hanoi = PlacesFile.shipped().city("VN-HN");
    for (ReportingUnit unit : hanoi.units()) {
      assertThat(mapping.target(unit.code()))
          .isEqualTo(unit.wholeCity() ? null : new Target("VN-HN", unit.code()));
    }
    assertThat(mapping.measures(Kind.CASES)).containsExactlyInAnyOrder(CaseMeasure.values());
  }

  @Test
  void shouldTakeCodesAndUidsAlike() throws Exception {
    Dhis2Mapping mapping =
        read(
            """
            city: VN-HN
            basis: {vaccinations: cumulative}
            dataElements:
              - {dataElement: CASES, field: newCases}
              - {dataElement: fbfJHSPpUQD, field: newCases}
              - {dataElement: DOSES, categoryOptionCombo: D1, dose: 1, group: frontline}
            orgUnits:
              - {orgUnit: 017}
              - {orgUnit: DiszpKrYNg8, unit: "017"}
              - {orgUnit: SHIBUYA, city: JP-13, unit: "131130"}
            """);
    assertThat(mapping.target("017")).isEqualTo(new Target("VN-HN", "017"));
    assertThat(mapping.target("DiszpKrYNg8")).isEqualTo(new Target("VN-HN", "017"));
    assertThat(mapping.target("SHIBUYA")).isEqualTo(new Target("JP-13", "131130"));
    assertThat(mapping.target("17")).isNull();
    assertThat(mapping.measure("fbfJHSPpUQD", "HllvX50cXC0")).isEqualTo(CaseMeasure.NEW_CASES);
    assertThat(mapping.measure("DOSES", "D1")).isEqualTo(new DoseMeasure(1, "frontline"));
    assertThat(mapping.measure("DOSES", null)).isNull();
    assertThat(mapping.measure("CASES", "D1")).isNull();
    assertThat(mapping.cumulative(Kind.CASES)).isFalse();
    assertThat(mapping.cumulative(Kind.VACCINATIONS)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{dataElement: A, field: cases} | dataElement \"A\": field: \"cases\" (expected: one of [newCases, ",
        "{dataElement: A} | dataElement \"A\": neither field nor dose (expected: field or dose)",
        "{dataElement: A, field: deaths, dose: 1} | field and dose (expected: field or dose)",
        "{dataElement: A, dose: 21} | dose: 21 (expected: 1 to 20)",
        "{dataElement: A, field: deaths, group: g} | group: \"g\" (expected: beside a dose",
        "{dataElement: A, dose: 1, group: a b} | group: \"a b\" (expected: beside a dose",
        "{dataElement: A, dose: one} | one",
        "{dataElement: \" \", dose: 1} | dataElement: none (expected: a code or UID",
        "{dataElement: A, field: deaths, categoryOptionComba: a} | unknown field \"categoryOptionComba\" (expected: one of [categoryOptionCombo, ",
        "{dataElement: A, field: deaths, field: tests} | Duplicate field 'field'",
      })
  void shouldNameTheLineOfAWrongElement(String element, String message) {
    assertWrong("dataElements:\n  - " + element + "\norgUnits: [{orgUnit: a, city: c}]\n", message)
        .contains("(line 2, column ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "~ | nothing (expected: dataElements and orgUnits)",
        "^^ | No content",
        "city: c | dataElements",
        "dataElements: []; orgUnits: [{orgUnit: a}] | dataElements: none (expected: a list of at least one)",
        "dataElements: [{dataElement: A, dose: 1}]; orgUnits: [] | orgUnits: none (expected: a list of at least one)",
        "dataElements: [{dataElement: A, dose: 1}]; orgUnits: [null] | orgUnits: none",
        "dataElements: [{dataElement: A, dose: 1}]; orgUnits: [{orgUnit: a}] | orgUnit \"a\": no city (expected: ",
        "dataElements: [{dataElement: A, dose: 1}]; orgUnits: [{orgUnit: a, city: c}, {orgUnit: a, city: d}] | orgUnit \"a\" twice",
        "dataElements: [{dataElement: A, dose: 1}, {dataElement: A, categoryOptionCombo: default, dose: 2}]; orgUnits: [{orgUnit: a, city: c}] | dataElement \"A\", categoryOptionCombo \"default\" twice",
        "timezone: Hanoi; dataElements: [{dataElement: A, dose: 1}]; orgUnits: [{orgUnit: a, city: c}] | timezone: \"Hanoi\" (expected: ",
        "basis: {cases: weekly}; dataElements: [{dataElement: A, dose: 1}]; orgUnits: [{orgUnit: a, city: c}] | basis: cases: \"weekly\" (expected: daily or cumulative) (line 1",
        "a: b: c | (line 1, column ",
      })
  void shouldRefuseAWrongFile(String lines, String message) {
    assertWrong(lines.replace("; ", "\n"), message);
  }

  private AbstractStringAssert<?> assertWrong(String yaml, String message) {
    return assertThat(
            catchThrowableOfType(IllegalArgumentException.class, () -> read(yaml)).getMessage())
        .startsWith(dir.resolve("mapping.yaml") + ": ")
        .contains(message);
  }

  private Dhis2Mapping read(String yaml) throws Exception {
    return MappingFile.read(Files.writeString(dir.resolve("mapping.yaml"), yaml));
  }
}
