package io.giaoban.gateway.dhis2;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Measure;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the data elements and organisation units of a DHIS2 instance mean here. */
public final class Dhis2Mapping {
  /** The one combination that every instance has, by code and by UID: of no category at all. */
  private static final Set<String> DEFAULT_COMBOS = Set.of("default", "HllvX50cXC0");

  private final Map<Element, Measure> measures;
  private final Set<String> dataElements;
  private final Map<String, Target> units;
  private final Set<Kind> cumulative;
  private final @Nullable ZoneId timezone;

  Dhis2Mapping(
      Map<Element, Measure> measures,
      Map<String, Target> units,
      Set<Kind> cumulative,
      @Nullable ZoneId timezone) {
    this.measures = Map.copyOf(measures);
    this.dataElements =
        measures.keySet().stream()
            .map(Element::dataElement)
            .collect(Collectors.toUnmodifiableSet());
    this.units = Map.copyOf(units);
    this.cumulative = Set.copyOf(cumulative);
    this.timezone = timezone;
  }

  /**
   * A data element, or one category option combination of it.
   *
   * @param categoryOptionCombo null: the default one
   */
  record Element(String dataElement, @Nullable String categoryOptionCombo) {}

  static boolean isDefaultCombo(@Nullable String combo) {
    return combo == null || DEFAULT_COMBOS.contains(combo);
  }

  /** What a kind's reports are about. */
  static Kind kind(Measure measure) {
    return measure instanceof CaseMeasure ? Kind.CASES : Kind.VACCINATIONS;
  }

  /** Whether any combination of the data element means something. */
  boolean knows(String dataElement) {
    return dataElements.contains(dataElement);
  }

  /** What a value counts; null: nothing that is known here. */
  @Nullable Measure measure(String dataElement, @Nullable String categoryOptionCombo) {
    Measure exact = measures.get(new Element(dataElement, categoryOptionCombo));
    return exact == null && isDefaultCombo(categoryOptionCombo)
        ? measures.get(new Element(dataElement, null))
        : exact;
  }

  /** All that a report of a kind can state. */
  Set<Measure> measures(Kind kind) {
    Set<Measure> all = new HashSet<>(measures.values());
    all.removeIf(measure -> kind(measure) != kind);
    return all;
  }

  /** The unit that an organisation unit stands for; null: none here. */
  @Nullable Target target(String orgUnit) {
    return units.get(orgUnit);
  }

  /** Whether the values of a kind are running totals. */
  boolean cumulative(Kind kind) {
    return cumulative.contains(kind);
  }

  /** The zone of times that name none; null: not told. */
  @Nullable ZoneId timezone() {
    return timezone;
  }
}
