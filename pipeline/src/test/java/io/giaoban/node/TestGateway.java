package io.giaoban.node;

import io.giaoban.api.Endpoints;
import io.giaoban.gateway.Admission;
import io.giaoban.gateway.BodyLimits;
import io.giaoban.gateway.DoorMetrics;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.FeedLimits;
import io.giaoban.gateway.Feeds;
import io.giaoban.gateway.GatewayRoutes;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.gateway.RateLimit;
import io.giaoban.gateway.SubmissionView;
import io.giaoban.gateway.Submissions;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Cluster;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** A gateway and nothing else, on a cluster that others may use as well. */
final class TestGateway implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Parts parts = new Parts();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HttpDoor door;

  TestGateway(TestCluster cluster, RateLimit usual) {
    this(cluster.cluster(), cluster.setup().admin(), ClockMode.DATA, usual, List.of());
  }

  /**
   * A gateway.
   *
   * @param others feeds besides those that the topic has
   */
  TestGateway(Cluster cluster, Admin admin, ClockMode clock, RateLimit usual, List<Feed> others) {
    DefinitionView<City, Places> places =
        parts.started(DefinitionView.start(DefinitionKind.PLACES, cluster.brokers(), Places::of));
    DefinitionView<Feed, Feeds> feeds =
        parts.started(
            DefinitionView.start(
                DefinitionKind.FEEDS,
                cluster.brokers(),
                given -> Feeds.of(Stream.concat(others.stream(), given.stream()).toList())));
    KafkaReports reports = parts.started(new KafkaReports(cluster, clock));
    SubmissionView known = parts.started(SubmissionView.start(cluster, admin));
    GatewayRoutes routes =
        new GatewayRoutes(
            new Admission(feeds, new FeedLimits(usual)),
            new Submissions(
                places, reports, known, clock, Clock.systemUTC(), new DoorMetrics(metrics)),
            BodyLimits.DEFAULT);
    places.awaitRead();
    feeds.awaitRead();
    door =
        parts.started(
            HttpDoor.open(
                HttpOptions.loopback(0), Endpoints.described(routes.endpoints())::install));
  }

  /** Sends CSV with that key. */
  HttpResponse<String> post(String key, String csv) throws Exception {
    return http.send(
        request(key, "text/csv").POST(HttpRequest.BodyPublishers.ofString(csv)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Sends NDJSON with that key, under a name. */
  HttpResponse<String> post(String key, String name, InputStream lines) throws Exception {
    return http.send(
        request(key, "application/x-ndjson")
            .header("Idempotency-Key", '"' + name + '"')
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String key, String type) {
    return HttpRequest.newBuilder(URI.create(door.url() + "/v1/reports"))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", type);
  }

  /** What it counts, as Prometheus reads it. */
  String metrics() {
    return metrics.scrape();
  }

  @Override
  public void close() {
    parts.close();
  }
}
