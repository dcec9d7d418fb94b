package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.board.Board;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.Places;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.CityDay;
import io.giaoban.wire.ClockMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor's life on a real broker and registry. */
class ProcessorTest {
  private static final LocalDate DAY = LocalDate.of(2012, 1, 2);
  private static final int DAYS = 1000;
  private static final Instant REPORTED_AT = Instant.parse("2022-01-03T08:00:00Z");

  @TempDir private Path dir;
  private final Parts parts = new Parts();
  private EmbeddedBroker broker;
  private EmbeddedRegistry registry;
  private ClusterSetup setup;
  private Board board;

  @BeforeEach
  void start() {
    broker = parts.started(EmbeddedBroker.start(0, dir.resolve("kafka")));
    registry = parts.started(EmbeddedRegistry.start(0, dir.resolve("registry")));
    setup = parts.started(ClusterSetup.of(broker.bootstrapServers(), registry.url()));
    setup.ensure(3, Optional.empty(), ClockMode.DATA);
    board = parts.started(Board.start(broker.bootstrapServers(), registry.url()));
  }

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void shouldMeetAPlaceBeforeTheReportsThatWaitForIt() {
    publish(city(1));
    process();
    for (int units = 2; units <= 4; units++) {
      send(units);
      publish(city(units));
      process();
      List<CityDay> days = new ArrayList<>(board.days().days("XX-AA", null, null));
      assertThat(days).hasSize(DAYS);
      assertThat(days).extracting(CityDay::getUnitsReported).containsOnly(units - 1);
    }
  }

  /** Runs a processor until all is processed. */
  private void process() {
    try (Processor processor =
        Processor.start(
            broker.bootstrapServers(),
            registry.url(),
            setup.registry(),
            setup.partitions(),
            dir.resolve("processor"),
            "processor-1")) {
      processor.awaitRunning();
      Progress progress =
          new Progress(
              setup.admin(),
              setup.partitions(),
              List.of(new Progress.Reader("board", board::positions)));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> progress.lags().stream().allMatch(consumer -> consumer.lag() == 0));
    }
  }

  private void publish(City city) {
    setup.define(Optional.of(Places.of(List.of(city))), Optional.empty());
  }

  private void send(int unit) {
    try (KafkaReports reports =
        new KafkaReports(broker.bootstrapServers(), registry.url(), ClockMode.DATA)) {
      List<CompletableFuture<Void>> sent = new ArrayList<>();
      for (int day = 0; day < DAYS; day++) {
        sent.add(reports.accept(report(unit, DAY.plusDays(day))).toCompletableFuture());
      }
      CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0])).join();
    }
  }

  private static Report report(int unit, LocalDate day) {
    return new Report(
        Kind.CASES,
        "XX-AA",
        "u" + unit,
        day,
        1,
        REPORTED_AT,
        "test",
        false,
        false,
        new Counts.Builder().put(CaseMeasure.NEW_CASES, 10).build());
  }

  private static City city(int units) {
    return new City(
        "XX-AA",
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
