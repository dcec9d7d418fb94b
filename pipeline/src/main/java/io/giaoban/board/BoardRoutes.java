package io.giaoban.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.wire.AvroJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked over HTTP: places, city and unit days, what became of arriving records, alerts.
 */
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
    routes.get("/v1/alerts", this::getAlerts);
    routes.get("/v1/alerts/{id}", this::getAlert);
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
        board.intake().counts(cityAsked(exchange), date(exchange, "from"), date(exchange, "to")));
  }

  private City city(Context exchange) {
    String code = exchange.pathParam("city");
    City city = places.get().city(code);
    if (city == null) {
      throw new NotFoundResponse("city: \"" + code + "\" (expected: a city that reports here)");
    }
    return city;
  }

  /**
   * The city that an answer is to be about; null: any. A misspelt one is no city without alerts.
   */
  private @Nullable String cityAsked(Context exchange) {
    String code = exchange.queryParam("city");
    if (code != null && places.get().city(code) == null) {
      throw new BadRequestResponse("city: \"" + code + "\" (expected: a city that reports here)");
    }
    return code;
  }

  private static void answer(Context exchange, Collection<? extends SpecificRecord> days) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    days.stream().map(AvroJson::of).forEach(items::add);
    exchange.json(items);
  }

  private void getAlerts(Context exchange) {
    allowOnly(exchange, Set.of("city", "state", "from"));
    String city = cityAsked(exchange);
    AlertState state = state(exchange);
    LocalDate from = date(exchange, "from");
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    for (List<Alert> history : board.alerts().histories()) {
      Alert last = history.get(history.size() - 1);
      if ((city == null || last.getCity().equals(city))
          && (state == null || last.getState() == state)
          && (from == null || !last.getLastDay().isBefore(from))) {
        alerts.add(AvroJson.of(last));
      }
    }
    exchange.json(alerts);
  }

  private void getAlert(Context exchange) {
    allowOnly(exchange, Set.of());
    String id = exchange.pathParam("id");
    List<Alert> history = board.alerts().history(id);
    if (history.isEmpty()) {
      throw new NotFoundResponse("alert: \"" + id + "\" (expected: an id of /v1/alerts)");
    }
    ObjectNode alert = AvroJson.of(history.get(history.size() - 1));
    ArrayNode messages = alert.putArray("history");
    history.forEach(message -> messages.add(AvroJson.of(message)));
    exchange.json(alert);
  }

  private static @Nullable AlertState state(Context exchange) {
    String text = exchange.queryParam("state");
    if (text == null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (AlertState state : AlertState.values()) {
      String name = state.name().toLowerCase(Locale.ROOT);
      if (name.equals(text)) {
        return state;
      }
      names.add(name);
    }
    throw new BadRequestResponse("state: \"" + text + "\" (expected: one of " + names + ")");
  }

  private static void allowOnly(Context exchange, Set<String> known) {
    for (Map.Entry<String, List<String>> parameter : exchange.queryParamMap().entrySet()) {
      if (!known.contains(parameter.getKey())) {
        throw new BadRequestResponse(
            "parameter \"%s\" (expected: %s)"
                .formatted(
                    parameter.getKey(),
                    known.isEmpty() ? "none" : "one of " + new TreeSet<>(known)));
      }
      if (parameter.getValue().size() > 1) {
        throw new BadRequestResponse(
            "parameter \"%s\" %d times (expected: once)"
                .formatted(parameter.getKey(), parameter.getValue().size()));
      }
    }
  }

  private static @Nullable LocalDate date(Context exchange, String name) {
    String text = exchange.queryParam(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BadRequestResponse(name + ": \"" + text + "\" (expected: a date as 2022-01-02)");
    }
  }
}
