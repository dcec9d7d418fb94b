package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.PlacesFile;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.CityDoses;
import io.giaoban.schema.CityGroupDoses;
import io.giaoban.schema.UnitDay;
import io.giaoban.schema.UnitDoses;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The made vaccinations through the whole topology, against what a database computes in SQL. */
class VaccinationsTest {
  private static final String CITY = "VN-HN";
  private static final LocalDate FIRST_ISSUE = LocalDate.of(2021, 12, 20);
  private static final LocalDate LAST_ISSUE = LocalDate.of(2022, 1, 15);
  private static final ReportFile FILE =
      new ReportFile("/io/giaoban/sample/made/made_vaccinations.csv");

  private static Pipeline pipeline;
  private static VaccinationsSql sql;

  @BeforeAll
  static void replay() throws Exception {
    pipeline =
        Pipeline.of(PlacesFile.read(resource("vaccination-places.yaml")).cities(), List.of());
    FILE.reports().forEach(pipeline::report);
    assertThat(pipeline.rejected()).isEmpty();
    sql = new VaccinationsSql(FILE.path(), resource("vaccinations.sql"));
  }

  @AfterAll
  static void end() throws Exception {
    sql.close();
    pipeline.close();
  }

  @ParameterizedTest
  @MethodSource("issues")
  void shouldCoverTheCityByDoseAsTheDatabaseDoes(LocalDate asOf) throws Exception {
    List<DoseRow> told = new ArrayList<>();
    for (CityDay day : pipeline.cityDays(CITY, asOf).values()) {
      day.getDoses().forEach(doses -> told.add(row(day.getDay(), doses)));
    }
    assertThat(told).isNotEmpty().containsExactlyInAnyOrderElementsOf(sql.cityDoses(asOf));
  }

  @ParameterizedTest
  @MethodSource("issues")
  void shouldCoverTheCitysGroupsAsTheDatabaseDoes(LocalDate asOf) throws Exception {
    List<DoseRow> told = new ArrayList<>();
    for (CityDay day : pipeline.cityDays(CITY, asOf).values()) {
      day.getDosesByGroup().forEach(doses -> told.add(row(day.getDay(), doses)));
    }
    assertThat(told).isNotEmpty().containsExactlyInAnyOrderElementsOf(sql.cityGroupDoses(asOf));
  }

  @ParameterizedTest
  @MethodSource("issues")
  void shouldAddUpTheUnitsAsTheDatabaseDoes(LocalDate asOf) throws Exception {
    List<DoseRow> told = new ArrayList<>();
    for (UnitDay day : pipeline.unitDays(CITY, asOf)) {
      day.getDoses().forEach(doses -> told.add(row(day, doses)));
    }
    assertThat(told).isNotEmpty().containsExactlyInAnyOrderElementsOf(sql.unitDoses(asOf));
  }

  @Test
  void shouldTellOfEveryDayWithAReport() throws Exception {
    assertThat(pipeline.cityDays(CITY).keySet())
        .hasSize(20)
        .doesNotContain(LocalDate.of(2022, 1, 1))
        .containsExactlyElementsOf(sql.days(LAST_ISSUE));
  }

  /** What the sample is made for is in it. */
  @Test
  void shouldMeetEveryQuirkOfFeeds() throws Exception {
    assertThat(sql.cityGroupDoses(LAST_ISSUE))
        .anyMatch(DoseRow::over100)
        .anyMatch(row -> row.gap() != null)
        .anyMatch(row -> row.corrected() != null)
        .anyMatch(row -> row.administered() == null)
        .anyMatch(row -> row.group() == null)
        .anyMatch(row -> row.coverage() == null);
    assertThat(sql.unitDoses(LAST_ISSUE))
        .anyMatch(DoseRow::over100)
        .anyMatch(row -> row.coverage() != null && !row.over100());
    assertThat(pipeline.counts(CITY))
        .anyMatch(one -> one.getCorrected() > 0)
        .anyMatch(one -> one.getRetracted() > 0)
        .anyMatch(one -> one.getRepeated() > 0)
        .anyMatch(one -> one.getSuperseded() > 0);
  }

  static Stream<LocalDate> issues() {
    return FIRST_ISSUE.datesUntil(LAST_ISSUE.plusDays(1));
  }

  private static DoseRow row(LocalDate day, CityDoses doses) {
    return new DoseRow(
        null,
        day,
        doses.getDose(),
        null,
        doses.getAdministered(),
        doses.getCumulative(),
        doses.getCoverage(),
        doses.getOver100(),
        doses.getGap(),
        doses.getCorrected());
  }

  private static DoseRow row(LocalDate day, CityGroupDoses doses) {
    return new DoseRow(
        null,
        day,
        doses.getDose(),
        doses.getGroup(),
        doses.getAdministered(),
        doses.getCumulative(),
        doses.getCoverage(),
        doses.getOver100(),
        doses.getGap(),
        doses.getCorrected());
  }

  private static DoseRow row(UnitDay day, UnitDoses doses) {
    return new DoseRow(
        day.getUnit(),
        day.getDay(),
        doses.getDose(),
        doses.getGroup(),
        doses.getAdministered(),
        doses.getCumulative(),
        doses.getCoverage(),
        doses.getOver100(),
        doses.getGap(),
        doses.getCorrected());
  }

  private static Path resource(String name) throws Exception {
    return Path.of(VaccinationsTest.class.getResource(name).toURI());
  }
}
