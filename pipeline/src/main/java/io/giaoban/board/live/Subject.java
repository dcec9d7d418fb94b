package io.giaoban.board.live;

import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What filters look at.
 *
 * @param type what the event is about
 * @param city the city's code
 * @param rule the alert's rule; empty: it is no alert
 * @param severity the alert's; empty: it is no alert
 */
record Subject(EventType type, String city, String rule, String severity) {

  /** That of a record; null: it is not told. */
  static @Nullable Subject of(@Nullable SpecificRecord value) {
    if (value instanceof CityDay day) {
      return new Subject(EventType.CITY_DAY, day.getCity(), "", "");
    }
    return value instanceof Alert alert
        ? new Subject(EventType.ALERT, alert.getCity(), alert.getRule(), alert.getSeverity())
        : null;
  }
}
