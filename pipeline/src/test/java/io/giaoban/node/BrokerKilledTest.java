package io.giaoban.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.board.Board;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.RateLimit;
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.Places;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.CityDay;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Cluster;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker dies in the middle of a submission, and all else goes on. */
class BrokerKilledTest {
  private static final String NAME = "all of it";
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
              .mapToObj(
                  unit ->
                      new ReportingUnit(code(unit), "Unit " + unit, null, null, null, null, false))
              .toList());

  @TempDir private Path dir;
  private final Parts parts = new Parts();
  private @Nullable BrokerProcess broker;

  @AfterEach
  void stop() {
    parts.close();
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void shouldCountExactlyOnceWhatIsSentAgainUnderTheSameName() throws Exception {
    broker = BrokerProcess.start(0, dir.resolve("kafka"));
    EmbeddedRegistry registry = parts.started(EmbeddedRegistry.start(0, dir.resolve("registry")));
    Cluster cluster = Cluster.open(broker.bootstrapServers(), registry.url());
    ClusterSetup setup = parts.started(ClusterSetup.of(cluster));
    setup.ensure(Optional.of(3), Optional.empty(), ClockMode.LIVE);
    setup.define(Optional.of(Places.of(List.of(CITY))), Optional.empty());
    Board board = parts.started(Board.start(cluster));
    Processor processor =
        parts.started(
            Processor.start(
                cluster,
                setup.registry(),
                setup.partitions(),
                dir.resolve("processor"),
                Member.alone(Set.of(Role.PROCESSOR), Optional.empty())));
    processor.awaitRunning();
    TestGateway gateway =
        parts.started(
            new TestGateway(
                cluster,
                setup.admin(),
                ClockMode.LIVE,
                RateLimit.NONE,
                List.of(Feed.operator("key"))));

    HttpResponse<String> broken = gateway.post("key", NAME, new KillingAt(body(), 2_000_000));
    assertThat(broken.statusCode()).isEqualTo(503);
    assertThat(broken.headers().firstValue("Retry-After")).isPresent();

    broker = BrokerProcess.start(broker.port(), dir.resolve("kafka"));
    HttpResponse<String> answer =
        Awaitility.await()
            .atMost(Duration.ofMinutes(2))
            .pollInterval(Duration.ofSeconds(1))
            .until(
                () -> gateway.post("key", NAME, new ByteArrayInputStream(body())),
                again -> again.statusCode() != 503);
    JsonNode told = new JsonMapper().readTree(answer.body());
    assertThat(told.get("accepted").asInt()).isEqualTo(UNITS * DAYS);
    assertThat(gateway.post("key", NAME, new ByteArrayInputStream(body())).body())
        .isEqualTo(answer.body());

    Progress progress =
        new Progress(
            setup.admin(),
            setup.partitions(),
            processor::waitingCities,
            List.of(new Progress.Reader("board", board::positions)));
    TestCluster.awaitCaughtUp(progress);
    assertThat(
            board.days().days(CITY.code(), FIRST, FIRST.plusDays(DAYS - 1L), null).stream()
                .map(CityDay::getNewCases))
        .containsExactlyElementsOf(
            IntStream.range(0, DAYS).mapToObj(BrokerKilledTest::casesOn).toList());
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

  private static int casesOn(int day) {
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
    public synchronized int read(byte[] into, int from, int length) {
      if (pos < at && pos + length >= at) {
        broker.kill();
      }
      return super.read(into, from, length);
    }
  }
}
