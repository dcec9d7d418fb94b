package io.giaoban.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import io.giaoban.alert.Silence;
import io.giaoban.alert.SilenceJson;
import io.giaoban.api.AvroShape;
import io.giaoban.api.Endpoint;
import io.giaoban.api.Example;
import io.giaoban.api.Parameter;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.giaoban.api.Type;
import io.giaoban.place.Places;
import io.giaoban.schema.Acknowledgement;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** What can be asked over HTTP about alerts: what was told, acknowledged and silenced. */
public final class AlertRoutes {
  private static final Parameter<AlertState> STATE =
      Parameter.query("state", Type.word(AlertState.class), "Only those in this state.")
          .such("raised");
  private static final Parameter<LocalDate> FROM =
      Parameters.from("Only those that went on to this day or later.");
  private static final Parameter<String> ID =
      Parameter.path("id", "The alert's id.", "VN-HN.cases-2000.2022-01-02");

  private static final AvroShape ACKNOWLEDGEMENT =
      AvroShape.told(Acknowledgement.getClassSchema()).without("alert", "city");
  private static final AvroShape ALERT =
      AvroShape.told(Alert.getClassSchema())
          .with(
              "acknowledgement",
              Shape.orNull(ACKNOWLEDGEMENT),
              "The last one that holds. Null: there is none.");
  private static final Shape MESSAGE =
      AvroShape.told(Alert.getClassSchema())
          .named("AlertMessage")
          .with("acknowledgements", Shape.listOf(ACKNOWLEDGEMENT), "Those of this message.");
  private static final Shape WHOLE_ALERT =
      ALERT
          .named("WholeAlert")
          .with("history", Shape.listOf(MESSAGE), "All messages in the order of their telling.");

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

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/alerts", "listAlerts", Tag.ALERTS)
            .summary("Alerts as they were told last")
            .parameters(Parameters.CITY, STATE, FROM)
            .answers(200, "The alerts.", Shape.listOf(ALERT))
            .example(Example.of("all"))
            .example(Example.of("raised in a city").with("city", "VN-HN").with("state", "raised"))
            .example(Example.of("since a day").with("from", "2022-01-01"))
            .example(Example.of("in no state").with("state", "RAISED").answeredWith(400))
            .handledBy(this::getAlerts),
        Endpoint.get("/v1/alerts/{id}", "getAlert", Tag.ALERTS)
            .summary("An alert and all messages that were told of it")
            .parameters(ID)
            .answers(200, "The alert.", WHOLE_ALERT)
            .refuses(404, "There is no such alert.")
            .example(Example.of("an alert").with("id", "VN-HN.cases-2000.2022-01-02"))
            .example(Example.of("no alert").with("id", "none").answeredWith(404))
            .handledBy(this::getAlert),
        Endpoint.get("/v1/silences", "listSilences", Tag.ALERTS)
            .summary("Silences, those that are over included")
            .answers(200, "The silences.", Shape.listOf(Shape.of(Silence.class)))
            .handledBy(this::getSilences));
  }

  private void getAlerts(Context exchange) {
    String city = Parameters.city(exchange, places.get());
    AlertState state = STATE.from(exchange);
    LocalDate from = FROM.from(exchange);
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
    String id = ID.require(exchange);
    AlertHistory history =
        alerts
            .history(id)
            .orElseThrow(
                () ->
                    new NotFoundResponse("alert: \"" + id + "\" (expected: an id of /v1/alerts)"));
    exchange.json(AlertJson.whole(history));
  }

  private void getSilences(Context exchange) {
    ArrayNode answer = JsonNodeFactory.instance.arrayNode();
    for (Silence silence : silences.get()) {
      answer.addRawValue(
          new RawValue(new String(SilenceJson.write(silence), StandardCharsets.UTF_8)));
    }
    exchange.json(answer);
  }
}
