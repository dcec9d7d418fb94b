package io.giaoban.board.live;

import io.giaoban.alert.Severity;
import io.giaoban.api.AvroShape;
import io.giaoban.api.Endpoint;
import io.giaoban.api.Example;
import io.giaoban.api.ObjectShape;
import io.giaoban.api.Parameter;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.giaoban.api.Type;
import io.giaoban.place.Places;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** {@code /v1/stream}: what becomes known, as server-sent events. */
public final class StreamRoutes {
  private static final int MOST = 100;
  private static final int RETRY_SECONDS = 5;
  private static final String START = "start";
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private static final Parameter<Set<String>> CITY =
      Parameter.query(
              "city",
              Type.setOf(Type.TEXT, MOST),
              "Only what is about these cities, by their codes.")
          .such("VN-HN");
  private static final Parameter<Set<EventType>> TYPE =
      Parameter.query(
              "type",
              Type.setOf(Type.word(EventType.WORDS), MOST),
              "Only events of these types. Where it is missing all, but alerts alone where `rule` or "
                  + "`severity` is given.")
          .such("alert");
  private static final Parameter<Set<String>> RULE =
      Parameter.query("rule", Type.setOf(Type.TEXT, MOST), "Of alerts only those of these rules.")
          .such("cases-2000");
  private static final Parameter<Set<Severity>> SEVERITY =
      Parameter.query(
              "severity",
              Type.setOf(Type.word(Severity.class), MOST),
              "Of alerts only those that are so bad.")
          .such("severe,extreme");

  private final EventStream stream;
  private final Supplier<Places> places;
  private final Parameter<Positions> since;
  private final Parameter<Positions> lastEventId;

  /**
   * The route.
   *
   * @param stream what is told
   * @param places tells the cities that report here
   */
  public StreamRoutes(EventStream stream, Supplier<Places> places) {
    this.stream = stream;
    this.places = places;
    EventIds ids = stream.ids();
    since =
        Parameter.query(
                "since",
                new Type<>(
                    "`start`, or " + ids.type().expected(),
                    text -> text.equals(START) ? stream.start() : ids.read(text),
                    Shape.text()),
                "Tells first what has become known since the event of that id, or since the `start`; "
                    + "for who cannot set headers.")
            .such(START);
    lastEventId =
        Parameter.header(
            LAST_EVENT_ID,
            ids.type(),
            "The id of the last event that is known already, from any instance: the stream goes on "
                + "after it. It is stronger than `since`.");
  }

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/stream", "streamEvents", Tag.FIGURES)
            .summary("What becomes known from now on, as server-sent events")
            .description(
                """
                Events `city-day` and `alert`, each with an `id` with which to go on after it at \
                any instance. A city day is told anew whenever it changes; who comes back later \
                may find only the last of several states of a day. Who takes events more slowly \
                than they come is told a `gap` as the last event: where to go on, and why. \
                Comments show that the stream is alive.
                """)
            .parameters(CITY, TYPE, RULE, SEVERITY, since, lastEventId)
            .streams(200, "Events without end.", events())
            .refuses(503, "There are too many clients, or the process ends; again later.")
            .example(Example.of("all from now on"))
            .example(Example.of("of a city").with("city", "VN-HN"))
            .example(
                Example.of("severe alerts of two cities since the start")
                    .with("city", "VN-HN,JP-13")
                    .with("severity", "severe,extreme")
                    .with("since", START))
            .example(
                Example.of("after an event")
                    .with(LAST_EVENT_ID, stream.ids().write(stream.start())))
            .example(Example.of("no id").with(LAST_EVENT_ID, "17").answeredWith(400))
            .handledBy(this::stream));
  }

  private static Map<String, Shape> events() {
    Map<String, Shape> events = new LinkedHashMap<>();
    events.put(EventType.CITY_DAY.word(), AvroShape.told(CityDay.getClassSchema()));
    events.put(
        EventType.ALERT.word(), AvroShape.told(Alert.getClassSchema()).named("StreamedAlert"));
    events.put(
        EventText.GAP,
        ObjectShape.named("StreamGap", "The end of a stream to somebody who took it too slowly.")
            .with("reason", Shape.oneOf(List.of(Drop.SLOW.name())), "Why it ends.")
            .with("goOnFrom", Shape.text(), "The id with which nothing is missed."));
    return events;
  }

  private void stream(Context exchange) {
    EventFilter filter = filter(exchange);
    Positions from = from(exchange);
    if (!stream.enter()) {
      exchange.header("Retry-After", Integer.toString(RETRY_SECONDS));
      throw new ServiceUnavailableResponse(
          "too many clients (expected: again after " + RETRY_SECONDS + " s)");
    }
    exchange.contentType("text/event-stream");
    exchange.header("Cache-Control", "no-store");
    exchange.header("X-Accel-Buffering", "no"); // nginx would keep events back
    exchange.header("X-Content-Type-Options", "nosniff");
    Response response =
        ServletContextRequest.getServletContextRequest(exchange.req()).getServletContextResponse();
    exchange.future(() -> stream.tell(response, filter, from));
  }

  private Positions from(Context exchange) {
    Positions header = lastEventId.from(exchange);
    Positions query = since.from(exchange);
    return header != null ? header : query != null ? query : stream.now();
  }

  private EventFilter filter(Context exchange) {
    Set<String> cities = given(CITY.from(exchange));
    for (String city : cities) {
      if (places.get().city(city) == null) {
        throw CITY.wrong(city, "cities that report here");
      }
    }
    Set<String> rules = given(RULE.from(exchange));
    Set<String> severities =
        given(SEVERITY.from(exchange)).stream()
            .map(severity -> severity.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Set<EventType> types = given(TYPE.from(exchange));
    if (types.isEmpty()) {
      types =
          rules.isEmpty() && severities.isEmpty()
              ? EnumSet.allOf(EventType.class)
              : EnumSet.of(EventType.ALERT);
    }
    return new EventFilter(types, cities, rules, severities);
  }

  private static <T> Set<T> given(@Nullable Set<T> values) {
    return values == null ? Set.of() : values;
  }
}
