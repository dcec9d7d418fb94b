package io.giaoban.board;

import io.giaoban.api.Endpoint;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.giaoban.place.Places;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** Where the cities stand, for who looks after them. */
public final class CityRoutes {
  private final CityDaysView days;
  private final Supplier<Places> places;

  /**
   * The routes.
   *
   * @param days what is told
   * @param places tells the cities that report here
   */
  public CityRoutes(CityDaysView days, Supplier<Places> places) {
    this.days = days;
    this.places = places;
  }

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/cities", "listCities", Tag.FIGURES)
            .summary(
                "Where each city stands: its open days, the last due, and whose reports are late")
            .answers(200, "All cities.", Shape.listOf(Shape.of(CityStanding.class)))
            .handledBy(this::getCities));
  }

  private void getCities(Context exchange) {
    exchange.json(
        places.get().cities().stream()
            .map(city -> CityStanding.of(city, days.days(city.code(), null, null)))
            .toList());
  }
}
