package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.CityDay;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor's life on a real broker and registry. */
class ProcessorTest {
  private static final LocalDate DAY = LocalDate.of(2012, 1, 2);
  private static final int DAYS = 1000;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Instant REPORTED_AT = Instant.parse("2022-01-03T08:00:00Z");

  @TempDir private Path dir;
  private TestCluster cluster;

  @BeforeEach
  void start() {
    cluster = TestCluster.start(dir);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void shouldMeetAPlaceBeforeTheReportsThatWaitForIt() {
    cluster.define(List.of(city(1)));
    process();
    for (int units = 2; units <= 4; units++) {
      String unit = "u" + units;
      cluster.report(IntStream.range(0, DAYS).mapToObj(day -> report(unit, DAY.plusDays(day))));
      cluster.define(List.of(city(units)));
      process();
      List<CityDay> days = new ArrayList<>(cluster.board().days().days("XX-AA", null, null));
      assertThat(days).hasSize(DAYS);
      assertThat(days).extracting(CityDay::getUnitsReported).containsOnly(units - 1);
    }
  }

  @Test
  void shouldTryAgainWhatPassesAndNothingElse() {
    assertThat(
            Stream.of(
                new UncheckedIOException(new IOException("registry away")),
                new TimeoutException("brokers away"),
                new InvalidTxnStateException("a commit whose end nobody knows")))
        .allSatisfy(
            cause -> assertThat(Processor.passing(new StreamsException(cause))).contains(cause));
    assertThat(Processor.passing(new StreamsException(new IllegalStateException("a defect"))))
        .isEmpty();
  }

  @Test
  void shouldForgetWhatItGivesToAnotherThoughItStaysItsStandby() {
    cluster.define(cities());
    cluster.report(cities().stream().map(city -> report(city.code(), "u1", DAY)));
    MeterRegistry first = measured(cluster.startProcessor(member("1")));
    await().atMost(LIMIT).until(() -> partitions(first) == TestCluster.PARTITIONS);
    MeterRegistry second = measured(cluster.startProcessor(member("2")));
    await().atMost(LIMIT).until(() -> partitions(first) < TestCluster.PARTITIONS);
    cluster.report(cities().stream().map(city -> report(city.code(), "u1", DAY.plusDays(1))));
    await()
        .atMost(LIMIT)
        .until(() -> partitions(first) + partitions(second) == TestCluster.PARTITIONS);
  }

  private static double partitions(MeterRegistry registry) {
    return registry.get("giaoban.processor.partitions").gauge().value();
  }

  private static Member member(String instance) {
    return new Member(Set.of(Role.PROCESSOR), instance, Optional.empty(), 1);
  }

  private static MeterRegistry measured(Processor processor) {
    MeterRegistry registry = new SimpleMeterRegistry();
    AutoCloseable unused = processor.measure(registry);
    return registry;
  }

  /** Runs a processor until all is processed. */
  private void process() {
    try (Processor processor = cluster.startProcessor()) {
      TestCluster.awaitCaughtUp(cluster.progress());
      assertThat(processor.healthy()).isTrue();
    }
  }

  private static Report report(String unit, LocalDate day) {
    return report("XX-AA", unit, day);
  }

  private static Report report(String city, String unit, LocalDate day) {
    return new Report(
        Kind.CASES,
        city,
        unit,
        day,
        1,
        REPORTED_AT,
        "test",
        false,
        false,
        new Counts.Builder().put(CaseMeasure.NEW_CASES, 10).build());
  }

  private static City city(int units) {
    return city("XX-AA", units);
  }

  /** More than enough for some to be in each partition. */
  private static List<City> cities() {
    return IntStream.range(0, 30).mapToObj(i -> city("XX-" + (10 + i), 1)).toList();
  }

  private static City city(String code, int units) {
    return new City(
        code,
        "Thành phố",
        null,
        ZoneOffset.UTC,
        Cutoff.MIDNIGHT,
        Duration.ofHours(24),
        null,
        null,
        IntStream.rangeClosed(1, units)
            .mapToObj(
                unit ->
                    new ReportingUnit("u" + unit, "Đơn vị " + unit, null, null, null, null, false))
            .toList());
  }
}
