package io.giaoban.board;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a city stands: its open days, and whose reports are late.
 *
 * @param city its code
 * @param name in the local language
 * @param nameEn in English; null: not given
 * @param openDays the days that are not closed, in order
 * @param lastKnownAt when the last of it was known; null: nothing is
 */
@JsonClassDescription("Where a city stands.")
public record CityStanding(
    @JsonPropertyDescription("The city's code.") String city,
    @JsonPropertyDescription("In the local language.") String name,
    @JsonPropertyDescription("In English.") @Nullable String nameEn,
    @JsonPropertyDescription("Its days that are not closed, in order.") List<OpenDay> openDays,
    @JsonPropertyDescription("When the last of it was known.") @Nullable Instant lastKnownAt) {

  /**
   * A day that is not closed.
   *
   * @param dueAt the last instant at which a report for it is on time
   * @param missing once that is past, the units that have not reported
   */
  @JsonClassDescription("A day that is not closed.")
  public record OpenDay(
      @JsonPropertyDescription("The reporting day.") LocalDate day,
      @JsonPropertyDescription("Units that should report.") int unitsExpected,
      @JsonPropertyDescription("Units that have.") int unitsReported,
      @JsonPropertyDescription("The last instant at which a report is on time.") Instant dueAt,
      @JsonPropertyDescription("Once that is past, the units that have not reported.")
          List<MissingUnit> missing) {}

  /** A unit whose report is late. */
  @JsonClassDescription("A unit whose report is late.")
  public record MissingUnit(
      @JsonPropertyDescription("The unit's code.") String unit,
      @JsonPropertyDescription("In the local language.") String name,
      @JsonPropertyDescription("In English.") @Nullable String nameEn) {}

  static CityStanding of(City city, Collection<CityDay> days) {
    return new CityStanding(
        city.code(),
        city.name(),
        city.nameEn(),
        days.stream()
            .filter(day -> day.getState() == DayState.OPEN)
            .map(day -> open(city, day))
            .toList(),
        days.stream().map(CityDay::getKnownAt).max(Instant::compareTo).orElse(null));
  }

  private static OpenDay open(City city, CityDay day) {
    boolean past = day.getUnitsOnTime() != null;
    return new OpenDay(
        day.getDay(),
        day.getUnitsExpected(),
        day.getUnitsReported(),
        city.dueAt(day.getDay()),
        past
            ? day.getMissingUnits().stream().map(code -> missing(city, code)).toList()
            : List.of());
  }

  private static MissingUnit missing(City city, String code) {
    ReportingUnit unit = city.unit(code);
    return unit == null
        ? new MissingUnit(code, code, null)
        : new MissingUnit(code, unit.name(), unit.nameEn());
  }
}
