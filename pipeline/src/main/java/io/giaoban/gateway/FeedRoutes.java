package io.giaoban.gateway;

import io.giaoban.place.Places;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.function.Supplier;

/** How feeds fare: each can ask about itself, the operator's own about all. */
public final class FeedRoutes {
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

  /** Adds the routes. */
  public void install(RoutesConfig routes) {
    routes.get("/v1/feeds/{id}/health", this::getHealth);
  }

  private void getHealth(Context exchange) {
    Feed asking = admission.admit(exchange);
    String id = exchange.pathParam("id");
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
    exchange.json(FeedHealth.of(feed, places.get().cities(), told, known, clock.instant()));
  }
}
