package io.giaoban.dispatch.words;

import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.Alert;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The names of the places that alerts are about; the code of a place that is not known.
 *
 * @param places tells the cities that report here
 */
public record PlaceNames(Supplier<Places> places) {
  /** The place's name in a language: a unit's with its city's. */
  public String of(Alert message, String language) {
    City city = places.get().city(message.getCity());
    String cityName =
        city == null ? message.getCity() : named(city.name(), city.nameEn(), language);
    String code = message.getUnit();
    if (code == null) {
      return cityName;
    }
    ReportingUnit unit = city == null ? null : city.unit(code);
    String unitName = unit == null ? code : named(unit.name(), unit.nameEn(), language);
    return unitName + ", " + cityName;
  }

  /** The zone of the place's clocks; UTC where it is not known. */
  public ZoneId zoneOf(Alert message) {
    City city = places.get().city(message.getCity());
    return city == null ? ZoneOffset.UTC : city.timezone();
  }

  private static String named(String name, @Nullable String nameEn, String language) {
    return language.equals("en") && nameEn != null ? nameEn : name;
  }
}
