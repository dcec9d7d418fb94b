package io.giaoban.place;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All cities that report here. */
public final class Places {
  private final Map<String, City> cities;

  private Places(Map<String, City> cities) {
    this.cities = cities;
  }

  /**
   * These cities.
   *
   * @throws IllegalArgumentException if two have the same code
   */
  public static Places of(Collection<City> cities) {
    Map<String, City> byCode = new LinkedHashMap<>();
    for (City city : cities) {
      if (byCode.put(city.code(), city) != null) {
        throw new IllegalArgumentException("city \"" + city.code() + "\" twice (expected: once)");
      }
    }
    return new Places(Collections.unmodifiableMap(byCode));
  }

  /** The city of that code, or null where there is none. */
  public @Nullable City city(String code) {
    return cities.get(code);
  }

  /** The cities, in the order of the file. */
  public Collection<City> cities() {
    return cities.values();
  }
}
