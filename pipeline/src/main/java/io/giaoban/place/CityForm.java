package io.giaoban.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A city as files and the places topic state it; what is not stated takes its default. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CityForm(
    @JsonProperty(required = true) String code,
    @JsonProperty(required = true) String name,
    @Nullable String nameEn,
    @JsonProperty(required = true) String timezone,
    @Nullable String cutoff,
    @Nullable List<CutoffForm> cutoffs,
    @Nullable String grace,
    @Nullable String due,
    @Nullable Long population,
    @Nullable Integer populationYear,
    @Nullable List<Population> populations,
    @Nullable List<PriorityGroup> groups,
    @JsonProperty(required = true) List<ReportingUnit> units) {

  private static final Duration DEFAULT_GRACE = Duration.ofHours(24);

  CityForm {
    if (units == null) {
      throw new IllegalArgumentException(
          "city " + code + ": units: none (expected: a list of units)");
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CutoffForm(@Nullable LocalDate from, @JsonProperty(required = true) String cutoff) {}

  City city() {
    return new City(
        code,
        name,
        nameEn,
        zone(),
        cutoffPeriods(),
        grace == null ? DEFAULT_GRACE : duration("grace", grace),
        due == null ? Duration.ZERO : duration("due", due),
        Population.read("city " + code, population, populationYear, populations),
        groups == null ? List.of() : groups,
        units);
  }

  static CityForm of(City city) {
    List<CutoffPeriod> cutoffs = city.cutoffs();
    List<Population> all = city.populations();
    Population only = all.size() == 1 ? all.get(0) : null;
    return new CityForm(
        city.code(),
        city.name(),
        city.nameEn(),
        city.timezone().getId(),
        cutoffs.size() == 1 ? cutoffs.get(0).cutoff().toString() : null,
        cutoffs.size() == 1
            ? null
            : cutoffs.stream().map(c -> new CutoffForm(c.from(), c.cutoff().toString())).toList(),
        city.grace().toString(),
        city.due().isZero() ? null : city.due().toString(),
        only == null ? null : (Long) only.people(),
        only == null ? null : only.year(),
        all.size() > 1 ? all : null,
        city.groups().isEmpty() ? null : city.groups(),
        city.units());
  }

  private List<CutoffPeriod> cutoffPeriods() {
    if (cutoffs == null) {
      return CutoffPeriod.always(cutoff == null ? Cutoff.MIDNIGHT : Cutoff.parse(cutoff));
    }
    if (cutoff != null) {
      throw new IllegalArgumentException(
          "city " + code + ": cutoff and cutoffs (expected: one of both)");
    }
    return cutoffs.stream().map(c -> new CutoffPeriod(c.from(), Cutoff.parse(c.cutoff()))).toList();
  }

  private Duration duration(String key, String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "city %s: %s: \"%s\" (expected: by ISO 8601, e.g. PT6H)".formatted(code, key, text), e);
    }
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(timezone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "city " + code + ": timezone: \"" + timezone + "\" (expected: e.g. Asia/Ho_Chi_Minh)", e);
    }
  }
}
