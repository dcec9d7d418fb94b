package io.giaoban.gateway.dhis2;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.api.Endpoints;
import io.giaoban.gateway.Admission;
import io.giaoban.gateway.DoorMetrics;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.FeedLimits;
import io.giaoban.gateway.Feeds;
import io.giaoban.gateway.NoSubmissions;
import io.giaoban.gateway.RateLimit;
import io.giaoban.gateway.ReportSink;
import io.giaoban.gateway.Submissions;
import io.giaoban.place.PlacesFile;
import io.giaoban.report.Report;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.SubmissionStatus;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Origin;
import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** The door for DHIS2 with what it lets in and refuses, at noon (UTC) of 2 January 2022. */
final class Door implements AutoCloseable, ReportSink {
  static final Path EXAMPLE = Path.of("../docs/examples/dhis2-hanoi.yaml");
  static final String KEY = "k:ey";
  static final Instant NOW = Instant.parse("2022-01-02T12:00:00Z");

  private static final Feeds FEEDS = Feeds.of(List.of(Feed.operator(KEY)));

  final List<Report> accepted = new CopyOnWriteArrayList<>();
  final List<RejectedReport> rejected = new CopyOnWriteArrayList<>();
  volatile boolean reachable = true;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Javalin server;

  private Door(Optional<Dhis2Mapping> mapping) {
    Dhis2Routes routes =
        new Dhis2Routes(
            mapping,
            new Admission(() -> FEEDS, new FeedLimits(RateLimit.NONE)),
            new Submissions(
                PlacesFile::shipped,
                this,
                new NoSubmissions(),
                ClockMode.LIVE,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new DoorMetrics(new SimpleMeterRegistry())));
    server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              Endpoints.described(routes.endpoints()).install(config.routes);
            });
    server.start("127.0.0.1", 0);
  }

  static Door open() throws IOException {
    return new Door(Optional.of(MappingFile.read(EXAMPLE)));
  }

  static Door open(Dhis2Mapping mapping) {
    return new Door(Optional.of(mapping));
  }

  static Door withoutMapping() {
    return new Door(Optional.empty());
  }

  /** The text of an example payload. */
  static String example(String name) throws IOException {
    try (InputStream in = Door.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  HttpResponse<String> push(String body) throws Exception {
    return push("", body);
  }

  HttpResponse<String> push(String query, String body) throws Exception {
    return push("/v1/dataValueSets" + query, "ApiToken " + KEY, "application/json", body);
  }

  HttpResponse<String> push(String path, String authorization, String contentType, String body)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Authorization", authorization)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new JsonMapper().readTree(answer.body());
  }

  @Override
  public CompletionStage<RecordMetadata> accept(Report report, Origin origin) {
    return put(accepted, report);
  }

  @Override
  public CompletionStage<?> refuse(RejectedReport report, Origin origin) {
    return put(rejected, report);
  }

  @Override
  public CompletionStage<?> note(SubmissionStatus status) {
    return CompletableFuture.completedFuture(null);
  }

  private <T> CompletionStage<RecordMetadata> put(List<T> list, T report) {
    if (!reachable) {
      return CompletableFuture.failedFuture(new IllegalStateException("out of reach"));
    }
    list.add(report);
    return CompletableFuture.completedFuture(
        new RecordMetadata(new TopicPartition("reports", 0), list.size(), 0, 0L, 0, 0));
  }

  @Override
  public void close() {
    server.stop();
  }
}
