package io.giaoban.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit as files and the places topic state it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnitForm(
    @JsonProperty(required = true) String code,
    @JsonProperty(required = true) String name,
    @Nullable String nameEn,
    @Nullable String kind,
    @Nullable Long population,
    @Nullable Integer populationYear,
    @Nullable List<Population> populations,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean wholeCity,
    @Nullable List<String> replaces) {

  ReportingUnit unit() {
    // Nobody lives at an airport: that is no figure to divide by.
    Long people = population != null && population == 0 ? null : population;
    return new ReportingUnit(
        code,
        name,
        nameEn,
        kind,
        Population.read("unit " + code, people, populationYear, populations),
        from,
        until,
        wholeCity,
        replaces == null ? List.of() : replaces);
  }

  static UnitForm of(ReportingUnit unit) {
    List<Population> all = unit.populations();
    Population only = all.size() == 1 ? all.get(0) : null;
    return new UnitForm(
        unit.code(),
        unit.name(),
        unit.nameEn(),
        unit.kind(),
        only == null ? null : (Long) only.people(),
        only == null ? null : only.year(),
        all.size() > 1 ? all : null,
        unit.from(),
        unit.until(),
        unit.wholeCity(),
        unit.replaces().isEmpty() ? null : unit.replaces());
  }
}
