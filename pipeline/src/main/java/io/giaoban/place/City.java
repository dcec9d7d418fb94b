package io.giaoban.place;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A city: its units, its reporting calendar and its population.
 *
 * @param code by ISO 3166-2, e.g. {@code VN-HN}
 * @param name in the local language
 * @param nameEn in English; null: not given
 * @param timezone the zone in which its days are counted
 * @param cutoff when a reporting day ends
 * @param grace how long after the cut-off reports are awaited before the day is closed without them
 * @param population people; null: not known, then there are no rates
 * @param populationYear the year of the population figure; null: not known
 * @param units the units that report, in the order of the file
 */
public record City(
    String code,
    String name,
    @Nullable String nameEn,
    ZoneId timezone,
    Cutoff cutoff,
    Duration grace,
    @Nullable Long population,
    @Nullable Integer populationYear,
    List<ReportingUnit> units) {

  private static final Duration DEFAULT_GRACE = Duration.ofHours(24);
  private static final Duration LONGEST_GRACE = Duration.ofDays(366);

  public City {
    Codes.check("city", code, name);
    units = List.copyOf(units);
    if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
      throw new IllegalArgumentException(
          "city %s: grace: %s (expected: >= 0, <= %s)".formatted(code, grace, LONGEST_GRACE));
    }
    if (population != null && population <= 0) {
      throw new IllegalArgumentException(
          "city " + code + ": population: " + population + " (expected: > 0, or none)");
    }
    Map<String, ReportingUnit> seen = new LinkedHashMap<>();
    for (ReportingUnit unit : units) {
      if (seen.put(unit.code(), unit) != null) {
        throw new IllegalArgumentException(
            "city " + code + ": unit \"" + unit.code() + "\" twice (expected: once)");
      }
    }
    if (units.stream().filter(ReportingUnit::wholeCity).count() > 1) {
      throw new IllegalArgumentException(
          "city " + code + ": several units are wholeCity (expected: one at most)");
    }
  }

  /**
   * Reads a city as a places file has it; the cut-off is midnight and the grace 24 hours unless
   * told.
   */
  @JsonCreator
  static City read(
      @JsonProperty(value = "code", required = true) String code,
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty("nameEn") @Nullable String nameEn,
      @JsonProperty(value = "timezone", required = true) String timezone,
      @JsonProperty("cutoff") @Nullable String cutoff,
      @JsonProperty("grace") @Nullable String grace,
      @JsonProperty("population") @Nullable Long population,
      @JsonProperty("populationYear") @Nullable Integer populationYear,
      @JsonProperty(value = "units", required = true) List<ReportingUnit> units) {
    return new City(
        code,
        name,
        nameEn,
        zone(code, timezone),
        cutoff == null ? Cutoff.MIDNIGHT : Cutoff.parse(cutoff),
        grace == null ? DEFAULT_GRACE : duration(code, grace),
        population,
        populationYear,
        units);
  }

  /** The instant at which reports for the day can first be made. */
  public Instant startOf(LocalDate day) {
    return endOf(day.minusDays(1));
  }

  /** The instant at which the day ends; it belongs to the next day already. */
  public Instant endOf(LocalDate day) {
    return cutoff.endOf(day, timezone);
  }

  /** The instant from which the day is closed, whoever has not reported. */
  public Instant closesAt(LocalDate day) {
    return endOf(day).plus(grace);
  }

  /** How long the reporting day is. */
  public Duration lengthOf(LocalDate day) {
    return Duration.between(startOf(day), endOf(day));
  }

  /** The instant up to which a report for the day is on time. */
  public Instant dueAt(LocalDate day) {
    return endOf(day);
  }

  /** The reporting day that contains the instant. */
  public LocalDate dayOf(Instant instant) {
    LocalDate day = dateOf(instant);
    return instant.isBefore(endOf(day)) ? day : day.plusDays(1);
  }

  /** The population. */
  public @Nullable Population populationOn(LocalDate day) {
    return population == null ? null : new Population(population, populationYear);
  }

  /** How many units are expected to report. */
  public int unitsExpectedOn(LocalDate day) {
    return (int) units.stream().filter(unit -> unit.expectedOn(day)).count();
  }

  /** The unit that speaks for the whole city; null: none does. */
  public @Nullable ReportingUnit wholeCityUnit() {
    return units.stream().filter(ReportingUnit::wholeCity).findFirst().orElse(null);
  }

  /** The group of that code. */
  public @Nullable PriorityGroup group(String groupCode) {
    return null;
  }

  /** The calendar date of an instant in the city's time zone. */
  public LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, timezone);
  }

  /** The unit of that code, or null where the city has none. */
  public @Nullable ReportingUnit unit(String unitCode) {
    for (ReportingUnit unit : units) {
      if (unit.code().equals(unitCode)) {
        return unit;
      }
    }
    return null;
  }

  private static Duration duration(String code, String grace) {
    try {
      return Duration.parse(grace);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "city " + code + ": grace: \"" + grace + "\" (expected: by ISO 8601, e.g. PT6H)", e);
    }
  }

  private static ZoneId zone(String code, String timezone) {
    try {
      return ZoneId.of(timezone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "city " + code + ": timezone: \"" + timezone + "\" (expected: e.g. Asia/Ho_Chi_Minh)", e);
    }
  }
}
