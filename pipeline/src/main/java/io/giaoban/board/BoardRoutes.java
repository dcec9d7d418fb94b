package io.giaoban.board;

import static io.giaoban.board.Parameters.TO;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.giaoban.api.AvroShape;
import io.giaoban.api.Endpoint;
import io.giaoban.api.Example;
import io.giaoban.api.ObjectShape;
import io.giaoban.api.Parameter;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.giaoban.api.Type;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.AvroJson;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** What can be asked over HTTP: places, city and unit days, what became of arriving records. */
public final class BoardRoutes {
  private static final Parameter<String> CITY =
      Parameter.path("city", "The city's code by ISO 3166-2.", "VN-HN");
  private static final Parameter<String> UNIT =
      Parameter.path("unit", "The unit's code within the city.", "001");
  private static final Parameter<LocalDate> FROM =
      Parameters.from("The first day; since ever where it is missing.");
  private static final Parameter<LocalDate> AS_OF =
      Parameter.query(
              "asOf",
              Type.DATE,
              "The calendar date in the city at whose end the days were known so; days not known "
                  + "then are left out. As they are known now where it is missing.")
          .such("2022-01-03");
  private static final Example WEEK =
      Example.of("a week")
          .with("city", "VN-HN")
          .with("from", "2022-01-01")
          .with("to", "2022-01-07");
  private static final Shape PLACES =
      ObjectShape.named("Places", "The cities that report here.")
          .with("cities", Shape.listOf(Shape.of(City.class)), "In the order of the file.");

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

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/places", "listPlaces", Tag.PLACES)
            .summary("The cities that report here, with their units and calendars")
            .description("As a places file has them: what takes its default is not told.")
            .answers(200, "All cities.", PLACES)
            .handledBy(this::getPlaces),
        Endpoint.get("/v1/cities/{city}/days", "listCityDays", Tag.FIGURES)
            .summary("A city's days in order, as they are known now or were known then")
            .parameters(CITY, FROM, TO, AS_OF)
            .answers(200, "The days that are known.", listOf(CityDay.getClassSchema()))
            .refuses(404, "No such city reports here.")
            .example(Example.of("all days").with("city", "VN-HN"))
            .example(WEEK)
            .example(Example.of("as of a date").with("city", "VN-HN").with("asOf", "2022-01-03"))
            .example(Example.of("no city").with("city", "XX-AA").answeredWith(404))
            .handledBy(this::getDays),
        Endpoint.get("/v1/cities/{city}/units/{unit}/days", "listUnitDays", Tag.FIGURES)
            .summary("A unit's days in order, as they are known now or were known then")
            .parameters(CITY, UNIT, FROM, TO, AS_OF)
            .answers(200, "The days that are known.", listOf(UnitDay.getClassSchema()))
            .refuses(404, "No such city reports here, or it has no such unit.")
            .example(Example.of("all days").with("city", "VN-HN").with("unit", "001"))
            .example(WEEK.with("unit", "001"))
            .handledBy(this::getUnitDays),
        Endpoint.get("/v1/intake", "listIntake", Tag.REPORTS)
            .summary("What became of every record that arrived, by date and city")
            .parameters(Parameters.CITY, FROM, TO)
            .answers(
                200, "Counts by date, city and partition.", listOf(IntakeCounts.getClassSchema()))
            .example(Example.of("all"))
            .example(Example.of("of a city").with("city", "VN-HN").with("from", "2022-01-01"))
            .example(Example.of("of no city").with("city", "XX-AA").answeredWith(400))
            .handledBy(this::getIntake));
  }

  private void getPlaces(Context exchange) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode cities = answer.putArray("cities");
    for (City city : places.get().cities()) {
      cities.addRawValue(new RawValue(new String(PlacesFile.toJson(city), StandardCharsets.UTF_8)));
    }
    exchange.json(answer);
  }

  private void getDays(Context exchange) {
    City city = city(exchange);
    answer(
        exchange,
        board
            .days()
            .days(city.code(), FROM.from(exchange), TO.from(exchange), AS_OF.from(exchange)));
  }

  private void getUnitDays(Context exchange) {
    City city = city(exchange);
    String unit = UNIT.require(exchange);
    if (city.unit(unit) == null) {
      throw new NotFoundResponse(
          "unit: \"" + unit + "\" (expected: the code of a unit of " + city.code() + ")");
    }
    answer(
        exchange,
        board
            .unitDays()
            .days(city.code(), unit, FROM.from(exchange), TO.from(exchange), AS_OF.from(exchange)));
  }

  private void getIntake(Context exchange) {
    answer(
        exchange,
        board
            .intake()
            .counts(
                Parameters.city(exchange, places.get()), FROM.from(exchange), TO.from(exchange)));
  }

  private City city(Context exchange) {
    String code = CITY.require(exchange);
    City city = places.get().city(code);
    if (city == null) {
      throw new NotFoundResponse("city: \"" + code + "\" (expected: a city that reports here)");
    }
    return city;
  }

  private static Shape listOf(Schema record) {
    return Shape.listOf(AvroShape.told(record));
  }

  private static void answer(Context exchange, Collection<? extends SpecificRecord> days) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    days.stream().map(AvroJson::of).forEach(items::add);
    exchange.json(items);
  }
}
