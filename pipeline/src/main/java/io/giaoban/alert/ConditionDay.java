package io.giaoban.alert;

import dev.cel.common.values.SelectableValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A day as a condition sees it in CEL: {@code day}, or an element of {@code days(n)}.
 *
 * @param record what is known of the day; null: nothing, all its figures are unknown
 */
record ConditionDay(
    FigureSet figures, LocalDate day, @Nullable SpecificRecord record, PlaceDays place)
    implements SelectableValue<String> {

  /**
   * Stands for an unknown figure. It is not CEL's own null, so that {@code day.deaths == null} can
   * be told from {@code day.deaths == day.recovered} where both are unknown.
   */
  static final Object UNKNOWN =
      new Object() {
        @Override
        public String toString() {
          return "an unknown figure";
        }
      };

  @Override
  public Object select(String figure) {
    Object value = figures.value(record, figure);
    return value == null ? UNKNOWN : value;
  }

  /** What {@code has(day.deaths)} asks for. */
  @Override
  public Optional<Object> find(String figure) {
    return Optional.ofNullable(figures.value(record, figure));
  }

  /** The {@code count} days that end with this one, newest first. */
  List<ConditionDay> back(long count) {
    List<ConditionDay> days = new ArrayList<>((int) count);
    days.add(this);
    for (int i = 1; i < count; i++) {
      LocalDate earlier = day.minusDays(i);
      days.add(new ConditionDay(figures, earlier, place.on(earlier), place));
    }
    return days;
  }
}
