package io.giaoban.dispatch.cap;

import io.giaoban.alert.Severity;
import io.giaoban.api.Endpoint;
import io.giaoban.api.EndpointBuilder;
import io.giaoban.api.Example;
import io.giaoban.api.Parameter;
import io.giaoban.api.Shape;
import io.giaoban.api.StoredAnswer;
import io.giaoban.api.Tag;
import io.giaoban.api.Type;
import io.giaoban.dispatch.AlertFilter;
import io.giaoban.place.Places;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The public's messages over HTTP: each as a CAP 1.2 document, and an Atom feed of them. The routes
 * are to be installed before that of {@code /v1/alerts/{id}}, which would take {@code .cap} for a
 * part of an id.
 */
public final class CapRoutes {
  private static final int MOST_ENTRIES = 100;
  private static final String FEED = "/v1/alerts.atom";

  private static final Parameter<String> CITY =
      Parameter.query("city", Type.TEXT, "Only this city's, by its code.").such("VN-HN");
  private static final Parameter<String> RULE =
      Parameter.query("rule", Type.TEXT, "Only this rule's, by its id.").such("cases-2000");
  private static final Parameter<Severity> SEVERITY =
      Parameter.query("severity", Type.word(Severity.class), "Only those of this severity.")
          .such("severe");
  private static final Parameter<Language> LANGUAGE =
      Parameter.query("lang", Type.word(Language.class), "In which language; Vietnamese first.")
          .such("en");
  private static final Parameter<String> KNOWN =
      Parameter.header("If-None-Match", Type.TEXT, "The `ETag` of what is known already.");
  private static final String SUCH = "VN-HN.cases-2000.2022-01-02";
  private static final Parameter<String> ID = Parameter.path("id", "The alert's id.", SUCH);
  private static final Parameter<Integer> SEQUENCE =
      new Parameter<>(
          Parameter.In.PATH,
          "sequence",
          Type.wholeNumber(1, Integer.MAX_VALUE),
          "The message's number within the alert.",
          true,
          "1");

  private final CapSettings settings;
  private final Supplier<Places> places;
  private final ToldPublic told;

  /**
   * The routes.
   *
   * @param settings as whom messages are told
   * @param alerts what was told
   * @param places tells the cities that report here
   */
  public CapRoutes(CapSettings settings, ToldAlerts alerts, Supplier<Places> places) {
    this.settings = settings;
    this.places = places;
    this.told = new ToldPublic(settings, alerts, places);
  }

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(FEED, "getAlertFeed", Tag.ALERTS)
            .summary("An Atom feed of what the public is told")
            .description(
                "The last 100 messages, the newest first, each with a link to its CAP document. "
                    + "Left out is what is inhibited, silenced or backfilled.")
            .parameters(CITY, RULE, SEVERITY, LANGUAGE, KNOWN)
            .answers(200, "The feed.", AtomFeed.MEDIA_TYPE, Shape.text())
            .answers(304, "It is the one that is known.")
            .example(Example.of("all"))
            .example(
                Example.of("a rule's in a city, in English")
                    .with("city", "VN-HN")
                    .with("rule", "cases-2000")
                    .with("lang", "en"))
            .example(Example.of("severe").with("severity", "severe"))
            .example(Example.of("of no city").with("city", "XX-AA").answeredWith(400))
            .handledBy(this::getFeed),
        document("/v1/alerts/{id}/{sequence}.cap", "getCapMessage")
            .summary("A message of an alert as a CAP 1.2 document")
            .description("Kept for those that refer to it, also when it is replaced.")
            .parameters(ID, SEQUENCE, KNOWN)
            .example(Example.of("the first").with("id", SUCH).with("sequence", "1"))
            .example(
                Example.of("no such message")
                    .with("id", SUCH)
                    .with("sequence", "1000")
                    .answeredWith(404))
            .handledBy(this::getMessage),
        document("/v1/alerts/{id}.cap", "getCapAlert")
            .summary("What the public was told last of an alert, as a CAP 1.2 document")
            .parameters(ID, KNOWN)
            .example(Example.of("an alert").with("id", SUCH))
            .example(Example.of("no alert").with("id", "none").answeredWith(404))
            .handledBy(this::getLast));
  }

  private static EndpointBuilder document(String path, String id) {
    return Endpoint.get(path, id, Tag.ALERTS)
        .answers(200, "The document.", CapDocuments.MEDIA_TYPE, Shape.text())
        .answers(304, "It is the one that is known.")
        .refuses(404, "There is no such alert, or no such message of it for the public.");
  }

  private void getFeed(Context exchange) {
    String city = CITY.from(exchange);
    if (city != null && places.get().city(city) == null) {
      throw CITY.wrong(city, "a city that reports here");
    }
    AlertFilter filter =
        new AlertFilter(
            only(city), null, only(RULE.from(exchange)), only(SEVERITY.from(exchange)), null);
    Language language = Objects.requireNonNullElse(LANGUAGE.from(exchange), Language.VI);
    String query = exchange.queryString();
    String url = settings.baseUrl().get() + FEED + (query == null ? "" : "?" + query);
    List<CapMessage> entries = told.newest(filter, MOST_ENTRIES);
    answer(exchange, AtomFeed.MEDIA_TYPE, new AtomFeed(settings, language).of(url, entries));
  }

  private void getMessage(Context exchange) {
    String id = ID.require(exchange);
    int sequence = SEQUENCE.require(exchange);
    answer(
        exchange,
        CapDocuments.MEDIA_TYPE,
        told.document(id, sequence)
            .orElseThrow(() -> missing("message: \"" + id + "#" + sequence + '"')));
  }

  private void getLast(Context exchange) {
    String id = ID.require(exchange);
    answer(
        exchange,
        CapDocuments.MEDIA_TYPE,
        told.lastDocument(id).orElseThrow(() -> missing("alert: \"" + id + '"')));
  }

  private static void answer(Context exchange, String mediaType, String text) {
    StoredAnswer.of(mediaType, text.getBytes(StandardCharsets.UTF_8)).to(exchange);
  }

  private static NotFoundResponse missing(String what) {
    return new NotFoundResponse(what + " (expected: one of " + FEED + ")");
  }

  private static <T> @Nullable SortedSet<T> only(@Nullable T value) {
    return value == null ? null : new TreeSet<>(List.of(value));
  }
}
