package io.giaoban.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.board.Board;
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
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.Places;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.CityDay;
import io.giaoban.wire.ClockMode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker dies in the middle of a submission, and all else goes on. */
class BrokerKilledTest {
  private static final int UNITS = 100;
  private static final int DAYS = 1_000;
  private static final LocalDate FIRST = LocalDate.parse("2019-01-01");
  private static final City CITY =
      new City(
          "XX-BIG",
          "Lớn",
          "Big",
          ZoneId.of("Asia/Ho_Chi_Minh"),
          Cutoff.parse("18:00"),
          Duration.ZERO,
          null,
          null,
          IntStream.range(0, UNITS)
              .mapToObj(unit -> ReportingUnit.of(code(unit), "Unit " + unit))
              .toList());

  @TempDir private Path dir;
  private final Parts parts = new Parts();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private BrokerProcess broker;

  @AfterEach
  void stop() {
    parts.close();
    broker.close();
  }

  @Test
  void shouldCountExactlyOnceWhatIsSentAgainUnderTheSameName() throws Exception {
    broker = BrokerProcess.start(0, dir.resolve("kafka"));
    EmbeddedRegistry registry =
        parts.started(EmbeddedRegistry.start(0, dir.resolve("registry")));
    ClusterSetup setup =
        parts.started(ClusterSetup.of(broker.bootstrapServers(), registry.url()));
    setup.ensure(3, Optional.empty(), ClockMode.LIVE);
    setup.define(Optional.of(Places.of(List.of(CITY))), Optional.empty());
    Board board = parts.started(Board.start(broker.bootstrapServers(), registry.url()));
    Processor processor =
        parts.started(
            Processor.start(
                broker.bootstrapServers(),
                registry.url(),
                setup.registry(),
                setup.partitions(),
                dir.resolve("processor"),
                "processor-1"));
    processor.awaitRunning();
    HttpDoor door = openDoor(setup, registry.url());

    HttpResponse<String> broken = post(door, new KillingAt(body(), 2_000_000));
    assertThat(broken.statusCode()).isEqualTo(503);
    assertThat(broken.headers().firstValue("Retry-After")).isPresent();

    broker = BrokerProcess.start(broker.port(), dir.resolve("kafka"));
    HttpResponse<String> answer =
        Awaitility.await()
            .atMost(Duration.ofMinutes(2))
            .pollInterval(Duration.ofSeconds(1))
            .until(
                () -> post(door, new ByteArrayInputStream(body())),
                again -> again.statusCode() != 503);
    JsonNode told = new JsonMapper().readTree(answer.body());
    assertThat(told.get("accepted").asInt()).isEqualTo(UNITS * DAYS);
    assertThat(post(door, new ByteArrayInputStream(body())).body()).isEqualTo(answer.body());

    Progress progress =
        new Progress(
            setup.admin(),
            setup.partitions(),
            processor::waitingCities,
            List.of(new Progress.Reader("board", board::positions)));
    Cluster.awaitCaughtUp(progress);
    assertThat(board.days().days(CITY.code(), null, null, null).stream().map(CityDay::getNewCases))
        .containsExactlyElementsOf(
            IntStream.range(0, DAYS).mapToObj(BrokerKilledTest::casesOn).toList());
  }

  private HttpDoor openDoor(ClusterSetup setup, String registry) {
    Places places = Places.of(List.of(CITY));
    KafkaReports reports =
        parts.started(new KafkaReports(broker.bootstrapServers(), registry, ClockMode.LIVE));
    SubmissionView known =
        parts.started(
            SubmissionView.start(broker.bootstrapServers(), registry, setup.admin()));
    Feeds feeds = Feeds.of(List.of(Feed.operator("key")));
    GatewayRoutes gateway =
        new GatewayRoutes(
            new Admission(() -> feeds, new FeedLimits(RateLimit.NONE)),
            new Submissions(
                () -> places,
                reports,
                known,
                ClockMode.LIVE,
                Clock.systemUTC(),
                new DoorMetrics(new SimpleMeterRegistry())),
            BodyLimits.DEFAULT);
    return parts.started(HttpDoor.open(0, gateway::install));
  }

  private HttpResponse<String> post(HttpDoor door, InputStream body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(door.url() + "/v1/reports"))
            .header("Authorization", "Bearer key")
            .header("Content-Type", "application/x-ndjson")
            .header("Idempotency-Key", "\"all of it\"")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] body() {
    StringBuilder lines = new StringBuilder();
    for (int day = 0; day < DAYS; day++) {
      for (int unit = 0; unit < UNITS; unit++) {
        lines.append(
            "{\"city\":\"%s\",\"unit\":\"%s\",\"day\":\"%s\",\"newCases\":%d}%n"
                .formatted(CITY.code(), code(unit), FIRST.plusDays(day), cases(unit, day)));
      }
    }
    return lines.toString().getBytes(UTF_8);
  }

  private static int cases(int unit, int day) {
    return (unit * 7 + day * 13) % 101;
  }

  private static long casesOn(int day) {
    return IntStream.range(0, UNITS).map(unit -> cases(unit, day)).sum();
  }

  private static String code(int unit) {
    return String.format(Locale.ROOT, "%03d", unit);
  }

  /** A body in the midst of which the broker dies. */
  private final class KillingAt extends ByteArrayInputStream {
    private final int at;

    KillingAt(byte[] bytes, int at) {
      super(bytes);
      this.at = at;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (pos < at && pos + length >= at) {
        broker.kill();
      }
      return super.read(into, from, length);
    }
  }
}
