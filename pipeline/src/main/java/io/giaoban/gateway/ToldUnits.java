package io.giaoban.gateway;

import io.giaoban.schema.CityDay;
import io.giaoban.schema.UnitDay;
import java.time.LocalDate;
import java.util.Collection;

/** What is told of cities and their units by now. */
public interface ToldUnits {
  /** A city's days from one day to another, both included, in the order of the calendar. */
  Collection<CityDay> city(String city, LocalDate from, LocalDate to);

  /** A unit's days likewise. */
  Collection<UnitDay> unit(String city, String unit, LocalDate from, LocalDate to);
}
