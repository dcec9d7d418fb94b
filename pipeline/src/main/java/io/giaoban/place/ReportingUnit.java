package io.giaoban.place;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit of a city that reports: a district, a ward, the city's own health department.
 *
 * @param code unique within the city; a string, with its leading zeros
 * @param name in the local language
 * @param nameEn in English; null: not given
 * @param kind what kind of unit it is, such as {@code ward}: a code of lower-case letters, digits
 *     and hyphens, by which rules can mean units; null: not given
 * @param populations people, by year; empty: not known
 * @param from first day of existence; null: since ever
 * @param until last day of existence, {@code from} or later; null: still there
 * @param wholeCity whether the unit speaks for the whole city: its figures stand in until every
 *     other unit has reported, and are never added to theirs
 * @param replaces codes of the units whose history it carries on, after a split or a merger; each
 *     ends before this one begins
 */
public record ReportingUnit(
    String code,
    String name,
    @Nullable String nameEn,
    @Nullable String kind,
    List<Population> populations,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    boolean wholeCity,
    List<String> replaces) {

  public ReportingUnit {
    Codes.check("unit", code, name);
    Codes.checkKind("unit " + code, kind);
    populations = List.copyOf(populations);
    replaces = List.copyOf(replaces);
    Population.check("unit " + code, populations);
    if (from != null && until != null && from.isAfter(until)) {
      throw new IllegalArgumentException(
          "unit %s: from: %s (expected: <= until, %s)".formatted(code, from, until));
    }
  }

  /**
   * A unit with one figure of its population, or none, of no kind, that carries on no other's
   * history.
   */
  public ReportingUnit(
      String code,
      String name,
      @Nullable String nameEn,
      @Nullable Long population,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      boolean wholeCity) {
    this(
        code,
        name,
        nameEn,
        null,
        Population.of("unit " + code, population, null),
        from,
        until,
        wholeCity,
        List.of());
  }

  /** Whether the unit exists on that day. */
  public boolean existsOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }

  /** Whether the city awaits a report of this unit for that day. */
  public boolean expectedOn(LocalDate day) {
    return !wholeCity && existsOn(day);
  }

  /**
   * The people on that day: the figure of the latest year up to the day's, else the earliest; null:
   * not known.
   */
  public @Nullable Population populationOn(LocalDate day) {
    return Population.on(populations, day);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ReportingUnit read(UnitForm form) {
    return form.unit();
  }

  @JsonValue
  UnitForm form() {
    return UnitForm.of(this);
  }
}
