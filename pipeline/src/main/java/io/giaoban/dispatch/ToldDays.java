package io.giaoban.dispatch;

import io.giaoban.schema.CityDay;
import io.giaoban.schema.UnitDay;
import java.time.LocalDate;
import java.util.Collection;

/** The days as they are told now, for what is said around an alert. Thread-safe. */
public interface ToldDays {
  /** A city's days from the first to the last, in order; days that are not known are left out. */
  Collection<CityDay> city(String city, LocalDate from, LocalDate to);

  /** A unit's days from the first to the last, in order; days that are not known are left out. */
  Collection<UnitDay> unit(String city, String unit, LocalDate from, LocalDate to);
}
