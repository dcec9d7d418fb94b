package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.CityDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
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
            cause ->
                assertThat(Processor.onFailure(new StreamsException(cause)))
                    .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD));
    assertThat(Processor.onFailure(new StreamsException(new IllegalStateException("a defect"))))
        .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
  }

  /** Runs a processor until all is processed. */
  private void process() {
    try (Processor processor = cluster.startProcessor()) {
      TestCluster.awaitCaughtUp(cluster.progress());
      assertThat(processor.healthy()).isTrue();
    }
  }

  private static Report report(String unit, LocalDate day) {
    return new Report(
        Kind.CASES,
        "XX-AA",
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
