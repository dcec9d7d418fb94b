package io.giaoban.alert;

import java.time.LocalDate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is known of a place's days. */
@FunctionalInterface
public interface PlaceDays {
  /**
   * What is known of a day.
   *
   * @return a {@code CityDay} or a {@code UnitDay}; null: nothing is known
   */
  @Nullable SpecificRecord on(LocalDate day);
}
