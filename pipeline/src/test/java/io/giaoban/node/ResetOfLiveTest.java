package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.RulesFile;
import io.giaoban.alert.Silence;
import io.giaoban.alert.SilenceMatcher;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.reset.TopicComparison;
import io.giaoban.wire.Groups;
import io.giaoban.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that was lived with comes to the same when it is processed anew. */
class ResetOfLiveTest {
  private static final Instant START = Instant.parse("2022-01-03T00:00:00Z");
  private static final List<String> CITIES = List.of("XX-AA", "XX-BB", "XX-CC");
  private static final Duration STEP = Duration.ofHours(7);
  private static final int STEPS = 12;
  private static final int AT_ONCE = 15;
  private static final int DAYS = 4;
  private static final int TICKS = DAYS * 24;

  @TempDir private Path dir;
  private TestCluster cluster;
  private Feeder feeder;
  private Processor processor;
  private Instant now = START;

  @BeforeEach
  void start() {
    cluster = TestCluster.start(dir);
    cluster.define(List.of(city("XX-ZZ", 1)));
    feeder = new Feeder(cluster);
    processor = cluster.startProcessor();
  }

  @AfterEach
  void stop() {
    feeder.close();
    cluster.close();
  }

  @Test
  void shouldComeToTheSameAfterCorrectionsChangesAndRestarts() throws Exception {
    Random random = new Random(20220103);
    CITIES.forEach(city -> feeder.put(city(city, 3), now));
    happens();
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < AT_ONCE; i++) {
        now = now.plusSeconds(1 + random.nextInt(1000));
        report(random);
      }
      happens();
      change(step);
      if (step % 4 == 3) {
        restart();
      }
    }
    Reset.Result result = reset();
    assertSame(result);
    assertThat(result.comparison().topics())
        .filteredOn(topic -> topic.compared() > 0)
        .extracting(TopicComparison::name)
        .contains("giaoban.rejected-reports", "giaoban.alerts", "giaoban.intake-counts");
  }

  @Test
  void shouldCloseDaysWithoutTheTicksOfEarlierDays() throws Exception {
    feeder.put(city("XX-AA", 2), now);
    happens();
    for (int day = 0; day < DAYS; day++) {
      for (int hour = 0; hour < 24; hour++) {
        now = now.plus(Duration.ofHours(1));
        feeder.tick(now);
        if (hour == 12 && day != 2) {
          feeder.report(report("XX-AA", "u1", START.plus(Duration.ofDays(day)), 1, 2500), now);
        }
      }
      happens();
    }
    awaitTicksTaken();
    forgetTicks(1);
    QuietReset heard = new QuietReset();
    assertSame(reset(heard));
    assertThat(heard.incomplete()).isEmpty();

    forgetTicks(0);
    QuietReset told = new QuietReset();
    reset(told);
    assertThat(told.incomplete()).hasSize(TestCluster.PARTITIONS);
  }

  private void change(int step) throws Exception {
    now = now.plus(STEP);
    switch (step) {
      case 2 -> feeder.put(RulesFile.fromJson(rule("more-than-80", 80)), now);
      case 4 -> feeder.put(RulesFile.fromJson(rule("more-than-80", 120)), now);
      case 5 ->
          feeder.put(
              new Silence(
                  "quiet",
                  new SilenceMatcher(List.of("more-than-80"), List.of(), List.of(), List.of()),
                  now.plus(STEP),
                  now.plus(STEP.multipliedBy(3)),
                  "test",
                  "a drill"),
              now);
      case 7 -> feeder.put(city("XX-BB", 4), now);
      case 9 -> feeder.removeRule("more-than-80", now);
      default -> feeder.tick(now);
    }
    happens();
  }

  private static byte[] rule(String id, int cases) {
    return """
        {"id": "%s", "when": "day.newCases >= %d", "severity": "severe",
         "headline": {"en": "More than %d"}}
        """
        .formatted(id, cases, cases)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void report(Random random) {
    String city = CITIES.get(random.nextInt(CITIES.size()));
    Instant day = now.minus(Duration.ofDays(random.nextInt(4)));
    Report report =
        report(
            city,
            "u" + (1 + random.nextInt(4)),
            day.isBefore(START) ? START : day,
            1 + random.nextInt(5),
            random.nextInt(150));
    switch (random.nextInt(12)) {
      case 0 -> feeder.report(report, random.nextInt(TestCluster.PARTITIONS), now);
      case 1 -> feeder.garbage(random.nextInt(TestCluster.PARTITIONS), now);
      case 2 ->
          feeder.report(
              new Report(
                  report.kind(),
                  report.city(),
                  report.unit(),
                  report.day(),
                  6,
                  now,
                  "test",
                  true,
                  false,
                  Counts.NONE),
              now);
      default -> feeder.report(report, now);
    }
  }

  private void happens() throws Exception {
    feeder.flush();
    TestCluster.awaitCaughtUp(cluster.progress(processor));
  }

  private void restart() {
    processor.close();
    processor = cluster.startProcessor();
  }

  private Reset.Result reset() {
    return reset(new QuietReset());
  }

  private Reset.Result reset(Reset.Listener listener) {
    try (Reset reset = Reset.of(cluster.cluster())) {
      return reset.run(false, false, listener);
    }
  }

  private static void assertSame(Reset.Result result) {
    assertThat(result.comparison().topics())
        .allSatisfy(topic -> assertThat(topic.first()).as(topic.name()).isEmpty());
  }

  /** Ticks are nothing that one is behind with: else they would be gone before they were taken. */
  private void awaitTicksTaken() {
    SnapshotTaker taker = new SnapshotTaker(cluster.setup().admin(), TestCluster.PARTITIONS);
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                IntStream.range(0, TestCluster.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.CLOCK.name(), partition))
                    .map(taker.offsets(Groups.PROCESSORS)::get)
                    .allMatch(offset -> offset != null && offset.offset() == TICKS));
  }

  /** As the brokers do after a day, but for the last so many. */
  private void forgetTicks(long kept) throws Exception {
    Admin admin = cluster.setup().admin();
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int partition = 0; partition < TestCluster.PARTITIONS; partition++) {
      asked.put(new TopicPartition(Topics.CLOCK.name(), partition), OffsetSpec.latest());
    }
    Map<TopicPartition, RecordsToDelete> gone = new HashMap<>();
    admin
        .listOffsets(asked)
        .all()
        .get()
        .forEach(
            (partition, end) ->
                gone.put(partition, RecordsToDelete.beforeOffset(end.offset() - kept)));
    admin.deleteRecords(gone).all().get();
  }

  private static Report report(String city, String unit, Instant day, int revision, int cases) {
    return new Report(
        Kind.CASES,
        city,
        unit,
        LocalDate.ofInstant(day, ZoneOffset.UTC),
        revision,
        day,
        "test",
        false,
        false,
        new Counts.Builder().put(CaseMeasure.NEW_CASES, cases).build());
  }

  private static City city(String code, int units) {
    return new City(
        code,
        "Thành phố " + code,
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
