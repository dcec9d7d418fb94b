package io.giaoban.alert;

import io.giaoban.alert.Figure.Kind;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.CityDoses;
import io.giaoban.schema.StatedBy;
import io.giaoban.schema.UnitDay;
import io.giaoban.schema.UnitDoses;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Whose figures a condition can name: every number, word and flag of the record of the place's day,
 * and some that are derived from it.
 */
enum FigureSet {
  CITY(CityDay.class, CityDay.SCHEMA$, FigureSet::completeness, FigureSet::coverage),
  UNIT(UnitDay.class, UnitDay.SCHEMA$, FigureSet::completeness, FigureSet::coverage);

  /** Coverage is told for this many doses; the shipped priority groups know no fifth. */
  private static final int MOST_DOSES = 4;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable map of immutable figures
  private final Map<String, Figure> figures;

  <T extends SpecificRecord> FigureSet(
      Class<T> type,
      Schema schema,
      Function<T, @Nullable Double> completeness,
      Coverage<T> coverage) {
    SortedMap<String, Figure> all = new TreeMap<>();
    for (Schema.Field field : schema.getFields()) {
      Figure figure = Figure.of(field);
      if (figure != null) {
        all.put(field.name(), figure);
      }
    }
    all.put(
        "completeness",
        Figure.derived(Kind.FRACTION, record -> completeness.apply(type.cast(record))));
    for (int n = 1; n <= MOST_DOSES; n++) {
      int dose = n;
      all.put(
          "coverage" + dose,
          Figure.derived(Kind.FRACTION, record -> coverage.of(type.cast(record), dose)));
    }
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  /** The names, as in {@code day.newCases} without the prefix, sorted, and what they stand for. */
  Map<String, Figure> figures() {
    return figures;
  }

  /**
   * A figure of a day: a Long, Double, Boolean or String, words of the record's own in lower case.
   *
   * @param record what is known of the day; null: nothing
   * @return null: unknown
   * @throws IllegalArgumentException if there is no figure of that name
   */
  @Nullable Object value(@Nullable SpecificRecord record, String name) {
    Figure figure = figures.get(name);
    if (figure == null) {
      throw new IllegalArgumentException(
          "\"%s\" (expected: one of %s)".formatted(name, figures.keySet()));
    }
    return figure.value(record);
  }

  private interface Coverage<T> {
    @Nullable Double of(T day, int dose);
  }

  /** The share of the expected units that have reported; the city's own statement is whole. */
  private static @Nullable Double completeness(CityDay day) {
    if (day.getStatedBy() == StatedBy.CITY) {
      return 1.0;
    }
    int expected = day.getUnitsExpected();
    return expected == 0 ? null : (double) day.getUnitsReported() / expected;
  }

  private static Double completeness(UnitDay day) {
    return day.getNewCases() == null ? 0.0 : 1.0;
  }

  private static @Nullable Double coverage(CityDay day, int dose) {
    for (CityDoses doses : day.getDoses()) {
      if (doses.getDose() == dose) {
        return doses.getCoverage();
      }
    }
    return null;
  }

  private static @Nullable Double coverage(UnitDay day, int dose) {
    for (UnitDoses doses : day.getDoses()) {
      if (doses.getDose() == dose && doses.getGroup() == null) {
        return doses.getCoverage();
      }
    }
    return null;
  }
}
