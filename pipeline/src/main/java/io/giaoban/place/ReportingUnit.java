package io.giaoban.place;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit of a city that reports: a district, a ward, the city's own health department.
 *
 * @param code unique within the city; a string, with its leading zeros
 * @param name in the local language
 * @param nameEn in English; null: not given
 * @param population people; null: not known
 * @param from first day of existence; null: since ever
 * @param until last day of existence; null: still there
 * @param wholeCity whether the unit speaks for the whole city: its figures stand in until every
 *     other unit has reported, and are never added to theirs
 */
public record ReportingUnit(
    @JsonProperty(required = true) String code,
    @JsonProperty(required = true) String name,
    @Nullable String nameEn,
    @Nullable Long population,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    boolean wholeCity) {

  public ReportingUnit {
    Codes.check("unit", code, name);
  }

  /** Whether the unit exists on that day. */
  public boolean existsOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }

  /** The population. */
  public @Nullable Population populationOn(LocalDate day) {
    return population == null ? null : new Population(population, null);
  }

  /** Units whose history it carries on. */
  public java.util.List<String> replaces() {
    return java.util.List.of();
  }

  /** Whether the city awaits a report of this unit for that day. */
  public boolean expectedOn(LocalDate day) {
    return !wholeCity && existsOn(day);
  }
}
