package io.giaoban.node;

import io.giaoban.dispatch.ToldDays;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.UnitDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Nothing is told around an alert. */
final class NoDays implements ToldDays {
  @Override
  public Collection<CityDay> city(String city, LocalDate from, LocalDate to) {
    return List.of();
  }

  @Override
  public Collection<UnitDay> unit(String city, String unit, LocalDate from, LocalDate to) {
    return List.of();
  }
}
