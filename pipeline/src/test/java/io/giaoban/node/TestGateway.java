package io.giaoban.node;

import io.giaoban.gateway.Admission;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.FeedLimits;
import io.giaoban.gateway.Feeds;
import io.giaoban.gateway.GatewayRoutes;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.gateway.RateLimit;
import io.giaoban.gateway.Submissions;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.wire.ClockMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;

/** A gateway and nothing else, on a cluster that others may use as well. */
final class TestGateway implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Parts parts = new Parts();
  private final HttpDoor door;

  TestGateway(Cluster cluster, RateLimit usual) {
    String brokers = cluster.bootstrapServers();
    DefinitionView<City, Places> places =
        parts.started(DefinitionView.start(DefinitionKind.PLACES, brokers, Places::of));
    DefinitionView<Feed, Feeds> feeds =
        parts.started(DefinitionView.start(DefinitionKind.FEEDS, brokers, Feeds::of));
    KafkaReports reports =
        parts.started(new KafkaReports(brokers, cluster.registryUrl(), ClockMode.DATA));
    GatewayRoutes routes =
        new GatewayRoutes(
            new Admission(feeds, new FeedLimits(usual)),
            new Submissions(places, reports, ClockMode.DATA),
            Clock.systemUTC());
    places.awaitRead();
    feeds.awaitRead();
    door = parts.started(HttpDoor.open(HttpOptions.loopback(0), routes::install));
  }

  /** Sends CSV with that key. */
  HttpResponse<String> post(String key, String csv) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(door.url() + "/v1/reports"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString(csv))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    parts.close();
  }
}
