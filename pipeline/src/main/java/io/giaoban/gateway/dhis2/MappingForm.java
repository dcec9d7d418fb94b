package io.giaoban.gateway.dhis2;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.giaoban.place.PriorityGroup;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Measure;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping as its file states it; what is not stated takes its default. */
record MappingForm(
    @Nullable String city,
    @Nullable String timezone,
    @Nullable BasisForm basis,
    @JsonProperty(required = true) List<ElementForm> dataElements,
    @JsonProperty(required = true) List<OrgUnitForm> orgUnits) {

  private static final int MOST_DOSES = 20;

  /** How counts of each kind are meant; daily unless told. */
  record BasisForm(@Nullable String cases, @Nullable String vaccinations) {
    BasisForm {
      check("cases", cases);
      check("vaccinations", vaccinations);
    }

    private static void check(String kind, @Nullable String basis) {
      if (basis != null && !basis.equals("daily") && !basis.equals("cumulative")) {
        throw new IllegalArgumentException(
            "basis: %s: \"%s\" (expected: daily or cumulative)".formatted(kind, basis));
      }
    }

    Set<Kind> cumulative() {
      Set<Kind> kinds = EnumSet.noneOf(Kind.class);
      if ("cumulative".equals(cases)) {
        kinds.add(Kind.CASES);
      }
      if ("cumulative".equals(vaccinations)) {
        kinds.add(Kind.VACCINATIONS);
      }
      return kinds;
    }
  }

  /** A data element and the field it is of a report of cases, or the dose it counts. */
  record ElementForm(
      @JsonProperty(required = true) String dataElement,
      @Nullable String categoryOptionCombo,
      @Nullable String field,
      @Nullable Integer dose,
      @Nullable String group) {

    ElementForm {
      checkCode("dataElement", dataElement);
      if (categoryOptionCombo != null) {
        checkCode("categoryOptionCombo", categoryOptionCombo);
      }
      if ((field == null) == (dose == null)) {
        throw wrong(
            dataElement,
            (field == null ? "neither field nor dose" : "field and dose")
                + " (expected: field or dose)");
      }
      if (field != null && caseMeasure(field) == null) {
        throw wrong(
            dataElement,
            "field: \"%s\" (expected: one of %s)"
                .formatted(
                    field, Arrays.stream(CaseMeasure.values()).map(CaseMeasure::label).toList()));
      }
      if (dose != null && (dose < 1 || dose > MOST_DOSES)) {
        throw wrong(dataElement, "dose: " + dose + " (expected: 1 to " + MOST_DOSES + ")");
      }
      if (group != null && (dose == null || !PriorityGroup.isCode(group))) {
        throw wrong(
            dataElement,
            "group: \"%s\" (expected: beside a dose, %s)"
                .formatted(group, PriorityGroup.CODE_EXPECTED));
      }
    }

    private static IllegalArgumentException wrong(String dataElement, String reason) {
      return new IllegalArgumentException("dataElement \"" + dataElement + "\": " + reason);
    }

    private static @Nullable CaseMeasure caseMeasure(String label) {
      return Arrays.stream(CaseMeasure.values())
          .filter(measure -> measure.label().equals(label))
          .findFirst()
          .orElse(null);
    }

    Dhis2Mapping.Element element() {
      return new Dhis2Mapping.Element(
          dataElement,
          Dhis2Mapping.isDefaultCombo(categoryOptionCombo) ? null : categoryOptionCombo);
    }

    Measure measure() {
      return field == null ? new DoseMeasure(dose, group) : caseMeasure(field);
    }
  }

  /** An organisation unit and the unit it stands for: that of the same code, unless told. */
  record OrgUnitForm(
      @JsonProperty(required = true) String orgUnit, @Nullable String city, @Nullable String unit) {
    OrgUnitForm {
      checkCode("orgUnit", orgUnit);
    }
  }

  MappingForm {
    checkSome("dataElements", dataElements);
    checkSome("orgUnits", orgUnits);
  }

  private static void checkCode(String name, @Nullable String code) {
    if (code == null || code.isBlank()) {
      throw new IllegalArgumentException(name + ": none (expected: a code or UID of DHIS2)");
    }
  }

  private static void checkSome(String name, @Nullable List<?> list) {
    if (list == null || list.isEmpty() || list.contains(null)) {
      throw new IllegalArgumentException(name + ": none (expected: a list of at least one)");
    }
  }

  Dhis2Mapping mapping() {
    Map<Dhis2Mapping.Element, Measure> measures = new HashMap<>();
    for (ElementForm form : dataElements) {
      if (measures.put(form.element(), form.measure()) != null) {
        throw new IllegalArgumentException(
            "dataElement \"%s\"%s twice (expected: once)"
                .formatted(
                    form.dataElement(),
                    form.categoryOptionCombo() == null
                        ? ""
                        : ", categoryOptionCombo \"" + form.categoryOptionCombo() + "\""));
      }
    }
    Map<String, Target> units = new HashMap<>();
    for (OrgUnitForm form : orgUnits) {
      if (units.put(form.orgUnit(), target(form)) != null) {
        throw new IllegalArgumentException(
            "orgUnit \"" + form.orgUnit() + "\" twice (expected: once)");
      }
    }
    return new Dhis2Mapping(measures, units, basis == null ? Set.of() : basis.cumulative(), zone());
  }

  private Target target(OrgUnitForm form) {
    String of = form.city() == null ? city : form.city();
    if (of == null) {
      throw new IllegalArgumentException(
          "orgUnit \"" + form.orgUnit() + "\": no city (expected: beside it, or for all)");
    }
    return new Target(of, form.unit() == null ? form.orgUnit() : form.unit());
  }

  private @Nullable ZoneId zone() {
    try {
      return timezone == null ? null : ZoneId.of(timezone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "timezone: \"" + timezone + "\" (expected: e.g. Asia/Ho_Chi_Minh)", e);
    }
  }
}
