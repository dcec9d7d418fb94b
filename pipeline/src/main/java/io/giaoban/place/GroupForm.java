package io.giaoban.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A priority group as files and the places topic state it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroupForm(
    @JsonProperty(required = true) String code,
    @JsonProperty(required = true) String name,
    @Nullable String nameEn,
    @Nullable Long population,
    @Nullable Integer populationYear,
    @Nullable List<Population> populations) {

  PriorityGroup group() {
    return new PriorityGroup(
        code,
        name,
        nameEn,
        Population.read("group " + code, population, populationYear, populations));
  }

  static GroupForm of(PriorityGroup group) {
    List<Population> all = group.populations();
    Population only = all.size() == 1 ? all.get(0) : null;
    return new GroupForm(
        group.code(),
        group.name(),
        group.nameEn(),
        only == null ? null : (Long) only.people(),
        only == null ? null : only.year(),
        all.size() > 1 ? all : null);
  }
}
