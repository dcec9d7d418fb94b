package io.giaoban.board;

import static io.giaoban.board.Parameters.allowOnly;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import io.giaoban.alert.Silence;
import io.giaoban.alert.SilenceJson;
import io.giaoban.place.Places;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What can be asked over HTTP about alerts: what was told, acknowledged and silenced. */
public final class AlertRoutes {
  private final AlertsView alerts;
  private final Supplier<Places> places;
  private final Supplier<List<Silence>> silences;

  /**
   * The routes.
   *
   * @param alerts what is told
   * @param places tells the cities that report here
   * @param silences tells the silences, those that are over included
   */
  public AlertRoutes(AlertsView alerts, Supplier<Places> places, Supplier<List<Silence>> silences) {
    this.alerts = alerts;
    this.places = places;
    this.silences = silences;
  }

  /** Adds the routes. */
  public void install(RoutesConfig routes) {
    routes.get("/v1/alerts", this::getAlerts);
    routes.get("/v1/alerts/{id}", this::getAlert);
    routes.get("/v1/silences", this::getSilences);
  }

  private void getAlerts(Context exchange) {
    allowOnly(exchange, Set.of("city", "state", "from"));
    String city = Parameters.city(exchange, places.get());
    AlertState state = Parameters.word(exchange, "state", AlertState.class);
    LocalDate from = Parameters.date(exchange, "from");
    ArrayNode answer = JsonNodeFactory.instance.arrayNode();
    for (AlertHistory history : alerts.histories()) {
      Alert last = history.last();
      if ((city == null || last.getCity().equals(city))
          && (state == null || last.getState() == state)
          && (from == null || !last.getLastDay().isBefore(from))) {
        answer.add(AlertJson.of(history));
      }
    }
    exchange.json(answer);
  }

  private void getAlert(Context exchange) {
    allowOnly(exchange, Set.of());
    String id = exchange.pathParam("id");
    AlertHistory history =
        alerts
            .history(id)
            .orElseThrow(
                () ->
                    new NotFoundResponse("alert: \"" + id + "\" (expected: an id of /v1/alerts)"));
    exchange.json(AlertJson.whole(history));
  }

  private void getSilences(Context exchange) {
    allowOnly(exchange, Set.of());
    ArrayNode answer = JsonNodeFactory.instance.arrayNode();
    for (Silence silence : silences.get()) {
      answer.addRawValue(
          new RawValue(new String(SilenceJson.write(silence), StandardCharsets.UTF_8)));
    }
    exchange.json(answer);
  }
}
