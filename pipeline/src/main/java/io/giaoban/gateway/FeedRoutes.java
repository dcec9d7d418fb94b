package io.giaoban.gateway;

import io.giaoban.api.Endpoint;
import io.giaoban.api.Example;
import io.giaoban.api.Parameter;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.giaoban.place.Places;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** How feeds fare: each can ask about itself, the operator's own about all. */
public final class FeedRoutes {
  private static final Parameter<String> ID = Parameter.path("id", "The feed's id.", Feed.OPERATOR);

  private final Admission admission;
  private final Supplier<Feeds> feeds;
  private final Supplier<Places> places;
  private final ToldUnits told;
  private final KnownSubmissions known;
  private final Clock clock;

  /**
   * The routes.
   *
   * @param admission tells who asks
   * @param feeds the feeds as they are now
   * @param places the cities that report here
   * @param told tells which reports came, and when
   * @param known tells what became of submissions
   */
  public FeedRoutes(
      Admission admission,
      Supplier<Feeds> feeds,
      Supplier<Places> places,
      ToldUnits told,
      KnownSubmissions known,
      Clock clock) {
    this.admission = admission;
    this.feeds = feeds;
    this.places = places;
    this.told = told;
    this.known = known;
    this.clock = clock;
  }

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/feeds", "listFeeds", Tag.REPORTS)
            .summary("How all feeds have fared in the last 14 days, for the operator")
            .keyed()
            .answers(200, "All feeds.", Shape.listOf(Shape.of(FeedOverview.class)))
            .refuses(403, "The key is a feed's.")
            .refuses(429, "Too many wrong keys came from that address.")
            .handledBy(this::getAll),
        Endpoint.get("/v1/feeds/{id}/health", "getFeedHealth", Tag.REPORTS)
            .summary("How a feed has fared in the last 14 days")
            .description("A feed can ask about itself, the operator's own about all.")
            .keyed()
            .parameters(ID)
            .answers(200, "How it has fared.", Shape.of(FeedHealth.class))
            .refuses(403, "The key is another feed's.")
            .refuses(404, "There is no such feed.")
            .refuses(429, "The feed asks more often than it may.")
            .example(Example.of("the operator's own").with(ID.name(), Feed.OPERATOR))
            .handledBy(this::getHealth));
  }

  private void getAll(Context exchange) {
    Feed asking = admission.admit(exchange);
    if (!asking.id().equals(Feed.OPERATOR)) {
      throw new ForbiddenResponse(
          "key of feed \"%s\" (expected: the operator's)".formatted(asking.id()));
    }
    exchange.json(feeds.get().all().stream().map(this::health).map(FeedOverview::of).toList());
  }

  private FeedHealth health(Feed feed) {
    return FeedHealth.of(feed, places.get().cities(), told, known, clock.instant());
  }

  private void getHealth(Context exchange) {
    Feed asking = admission.admit(exchange);
    String id = ID.require(exchange);
    if (!asking.id().equals(id) && !asking.id().equals(Feed.OPERATOR)) {
      throw new ForbiddenResponse(
          "feed: \"%s\" (expected: %s, whose key this is)".formatted(id, asking.id()));
    }
    Feed feed =
        asking.id().equals(id)
            ? asking
            : feeds
                .get()
                .feed(id)
                .orElseThrow(
                    () ->
                        new NotFoundResponse("feed: \"" + id + "\" (expected: the id of a feed)"));
    exchange.json(health(feed));
  }
}
