package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.CityDay;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that takes requests and does not answer. */
class SlowRegistryTest {
  private static final LocalDate DAY = LocalDate.of(2022, 1, 2);
  private static final List<City> CITIES = PlantedReports.cities();

  @TempDir private Path dir;
  private final Parts parts = new Parts();

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void shouldWaitForARegistryThatDoesNotAnswerAndLoseNothing() throws Exception {
    TestCluster cluster = parts.started(TestCluster.start(dir.resolve("cluster")));
    cluster.define(CITIES);
    HeldRegistry slow = parts.started(new HeldRegistry(cluster.cluster().registryUrl()));
    Cluster reached = Cluster.open(cluster.brokers().servers(), slow.url());
    cluster.report(IntStream.range(0, 3).mapToObj(SlowRegistryTest::report));
    Processor processor =
        parts.started(
            Processor.start(
                reached,
                parts.started(ClusterSetup.of(reached)).registry(),
                TestCluster.PARTITIONS,
                dir.resolve("processor"),
                Member.alone(Set.of(Role.PROCESSOR), Optional.empty())));

    // It asks again, so it has given up waiting and lives.
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> slow.asked() > 2);
    assertThat(processor.failed()).isNotDone();

    slow.letGo();
    TestCluster.awaitCaughtUp(cluster.progress());
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(cluster.board().days().days(CITIES.get(0).code(), DAY, DAY, null))
                    .extracting(CityDay::getNewCases)
                    .containsExactly(60));
    assertThat(cluster.read(Topics.REJECTED_REPORTS)).isEmpty();
  }

  private static Report report(int unit) {
    return new Report(
        Kind.CASES,
        CITIES.get(0).code(),
        CITIES.get(0).units().get(unit).code(),
        DAY,
        1,
        DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
        "test",
        false,
        false,
        new Counts.Builder().put(CaseMeasure.NEW_CASES, 20).build());
  }
}
