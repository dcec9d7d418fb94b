package io.giaoban.place;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A city: its units, its reporting calendar and its population.
 *
 * @param code by ISO 3166-2, e.g. {@code VN-HN}
 * @param name in the local language
 * @param nameEn in English; null: not given
 * @param timezone the zone in which its days are counted
 * @param cutoffs when a reporting day ends, by the day from which on it is so; at least one, the
 *     first without a day
 * @param grace how long after the cut-off reports are awaited before the day is closed without
 *     them, 0 to 366 days
 * @param due how long after the cut-off a report is still on time, 0 to {@code grace}
 * @param populations people, by year; empty: not known, then there are no rates
 * @param groups the priority groups of vaccination, in the order of the file
 * @param units the units that report, in the order of the file
 */
public record City(
    String code,
    String name,
    @Nullable String nameEn,
    ZoneId timezone,
    List<CutoffPeriod> cutoffs,
    Duration grace,
    Duration due,
    List<Population> populations,
    List<PriorityGroup> groups,
    List<ReportingUnit> units) {

  private static final Duration LONGEST_GRACE = Duration.ofDays(366);

  public City {
    Codes.check("city", code, name);
    String self = "city " + code;
    cutoffs = List.copyOf(cutoffs);
    populations = List.copyOf(populations);
    groups = List.copyOf(groups);
    units = UnitList.of(units);
    CutoffPeriod.check(self, cutoffs, timezone);
    if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
      throw new IllegalArgumentException(
          "%s: grace: %s (expected: >= 0, <= %s)".formatted(self, grace, LONGEST_GRACE));
    }
    if (due.isNegative() || due.compareTo(grace) > 0) {
      throw new IllegalArgumentException(
          "%s: due: %s (expected: >= 0, <= grace, %s)".formatted(self, due, grace));
    }
    Population.check(self, populations);
    Set<String> seen = new HashSet<>();
    for (PriorityGroup group : groups) {
      if (!seen.add(group.code())) {
        throw new IllegalArgumentException(
            self + ": group \"" + group.code() + "\" twice (expected: once)");
      }
    }
    UnitList.of(units).check(self);
  }

  /**
   * A city with one cut-off and one figure of its population, or none, without priority groups,
   * whose reports are due at the cut-off.
   */
  public City(
      String code,
      String name,
      @Nullable String nameEn,
      ZoneId timezone,
      Cutoff cutoff,
      Duration grace,
      @Nullable Long population,
      @Nullable Integer populationYear,
      List<ReportingUnit> units) {
    this(
        code,
        name,
        nameEn,
        timezone,
        CutoffPeriod.always(cutoff),
        grace,
        Duration.ZERO,
        Population.of("city " + code, population, populationYear),
        List.of(),
        units);
  }

  /** The instant at which reports for the day can first be made. */
  public Instant startOf(LocalDate day) {
    return endOf(day.minusDays(1));
  }

  /** The instant at which the day ends; it belongs to the next day already. */
  public Instant endOf(LocalDate day) {
    return CutoffPeriod.endOf(cutoffs, day, timezone);
  }

  /**
   * How long the day is: 24 hours but for the days on which a cut-off changes or the zone's clocks
   * do. Zero for a day that the zone's calendar left out, such as 2011-12-30 in Apia.
   */
  public Duration lengthOf(LocalDate day) {
    return Duration.between(startOf(day), endOf(day));
  }

  /** The last instant at which a report for the day is on time. */
  public Instant dueAt(LocalDate day) {
    return endOf(day).plus(due);
  }

  /** The instant from which the day is closed, whoever has not reported. */
  public Instant closesAt(LocalDate day) {
    return endOf(day).plus(grace);
  }

  /** The reporting day that contains the instant; its end belongs to the next day. */
  public LocalDate dayOf(Instant instant) {
    LocalDate day = dateOf(instant);
    while (!endOf(day).isAfter(instant)) {
      day = day.plusDays(1);
    }
    while (startOf(day).isAfter(instant)) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** The calendar date of an instant in the city's time zone. */
  public LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, timezone);
  }

  /**
   * The people on that day: the figure of the latest year up to the day's, else the earliest; null:
   * not known.
   */
  public @Nullable Population populationOn(LocalDate day) {
    return Population.on(populations, day);
  }

  /** The priority group of that code, or null where the city has none. */
  public @Nullable PriorityGroup group(String groupCode) {
    for (PriorityGroup group : groups) {
      if (group.code().equals(groupCode)) {
        return group;
      }
    }
    return null;
  }

  /** The unit of that code, or null where the city has none. */
  public @Nullable ReportingUnit unit(String unitCode) {
    return UnitList.of(units).unit(unitCode);
  }

  /** The unit that speaks for the whole city; null: none does. */
  public @Nullable ReportingUnit wholeCityUnit() {
    return UnitList.of(units).wholeCityUnit();
  }

  /** How many units' reports the city awaits for that day. */
  public int unitsExpectedOn(LocalDate day) {
    return UnitList.of(units).expectedOn(day);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static City read(CityForm form) {
    return form.city();
  }

  @JsonValue
  CityForm form() {
    return CityForm.of(this);
  }
}
