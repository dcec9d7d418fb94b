package io.giaoban.board;

import static io.giaoban.board.Parameters.allowOnly;
import static io.giaoban.board.Parameters.date;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import io.giaoban.wire.AvroJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** What can be asked over HTTP: places, city and unit days, what became of arriving records. */
public final class BoardRoutes {
  private static final Set<String> DAYS = Set.of("from", "to", "asOf");

  private final Board board;
  private final Supplier<Places> places;

  /**
   * The routes.
   *
   * @param board what is told
   * @param places tells the cities that report here
   */
  public BoardRoutes(Board board, Supplier<Places> places) {
    this.board = board;
    this.places = places;
  }

  /** Adds the routes. */
  public void install(RoutesConfig routes) {
    routes.get("/v1/places", this::getPlaces);
    routes.get("/v1/cities/{city}/days", this::getDays);
    routes.get("/v1/cities/{city}/units/{unit}/days", this::getUnitDays);
    routes.get("/v1/intake", this::getIntake);
  }

  private void getPlaces(Context exchange) {
    allowOnly(exchange, Set.of());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode cities = answer.putArray("cities");
    for (City city : places.get().cities()) {
      cities.addRawValue(new RawValue(new String(PlacesFile.toJson(city), StandardCharsets.UTF_8)));
    }
    exchange.json(answer);
  }

  private void getDays(Context exchange) {
    allowOnly(exchange, DAYS);
    City city = city(exchange);
    answer(
        exchange,
        board
            .days()
            .days(
                city.code(), date(exchange, "from"), date(exchange, "to"), date(exchange, "asOf")));
  }

  private void getUnitDays(Context exchange) {
    allowOnly(exchange, DAYS);
    City city = city(exchange);
    String unit = exchange.pathParam("unit");
    if (city.unit(unit) == null) {
      throw new NotFoundResponse(
          "unit: \"" + unit + "\" (expected: the code of a unit of " + city.code() + ")");
    }
    answer(
        exchange,
        board
            .unitDays()
            .days(
                city.code(),
                unit,
                date(exchange, "from"),
                date(exchange, "to"),
                date(exchange, "asOf")));
  }

  private void getIntake(Context exchange) {
    allowOnly(exchange, Set.of("city", "from", "to"));
    answer(
        exchange,
        board
            .intake()
            .counts(
                Parameters.city(exchange, places.get()),
                date(exchange, "from"),
                date(exchange, "to")));
  }

  private City city(Context exchange) {
    String code = exchange.pathParam("city");
    City city = places.get().city(code);
    if (city == null) {
      throw new NotFoundResponse("city: \"" + code + "\" (expected: a city that reports here)");
    }
    return city;
  }

  private static void answer(Context exchange, Collection<? extends SpecificRecord> days) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    days.stream().map(AvroJson::of).forEach(items::add);
    exchange.json(items);
  }
}
