package io.giaoban.node;

import io.giaoban.alert.RulesFile;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How long alerts stay away while two processors under load are restarted one after the other.
 * Every 100 ms all units of each city report a day, now above the line and now below it, so that
 * each day raises an alert or resolves it: {@code RollingRestartBenchmark CITIES DAYS STANDBYS
 * ROUNDS}, with so many days of history.
 */
final class RollingRestartBenchmark {
  private static final int UNITS = 30;
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Path RULES = Path.of("src/test/resources/io/giaoban/container/rules.yaml");
  private static final LocalDate TODAY = LocalDate.of(2022, 1, 2);

  private final TestCluster cluster;
  private final int cities;
  private final Map<String, Long> lastAlert = new ConcurrentHashMap<>();
  private final Histogram gaps = new Histogram(2);
  private final AtomicBoolean ended = new AtomicBoolean();

  private RollingRestartBenchmark(TestCluster cluster, int cities) {
    this.cluster = cluster;
    this.cities = cities;
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    int cities = Integer.parseInt(args[0]);
    int days = Integer.parseInt(args[1]);
    int standbys = Integer.parseInt(args[2]);
    int rounds = Integer.parseInt(args[3]);
    Path dir = Files.createTempDirectory("rolling-");
    try (TestCluster cluster = TestCluster.start(dir)) {
      cluster.define(cities(cities));
      cluster.setup().define(Optional.empty(), Optional.of(RulesFile.read(RULES)));
      cluster.report(history(cities, days));
      new RollingRestartBenchmark(cluster, cities).run(dir, standbys, rounds);
    }
  }

  private void run(Path dir, int standbys, int rounds) throws Exception {
    Path archive = ProcessorProcess.archive(dir);
    List<ProcessorProcess> processors = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      processors.add(
          ProcessorProcess.start(cluster.cluster(), archive, name, dir.resolve(name), standbys));
    }
    TestCluster.awaitCaughtUp(cluster.progress());
    Thread reporting = new Thread(this::report, "reporting");
    Thread reading = new Thread(this::read, "reading");
    reporting.start();
    reading.start();
    TimeUnit.MILLISECONDS.sleep(QUIET.toMillis());
    tell("before any restart");
    for (int round = 1; round <= rounds; round++) {
      for (int i = 0; i < processors.size(); i++) {
        ProcessorProcess before = processors.get(i);
        long stopping = System.nanoTime();
        before.stop();
        long starting = System.nanoTime();
        processors.set(
            i,
            ProcessorProcess.start(
                cluster.cluster(), archive, before.name(), dir.resolve(before.name()), standbys));
        long ready = System.nanoTime();
        if (standbys == 0) { // with them its cities are elsewhere by now
          processors.get(i).awaitProcessing();
        }
        long processing = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(QUIET.toMillis());
        System.out.printf(
            Locale.ROOT,
            "processor %s: stopped in %.2f s, ready after %.2f s, a record taken after %.2f s; %s%n",
            before.name(),
            (starting - stopping) / 1e9,
            (ready - starting) / 1e9,
            (processing - starting) / 1e9,
            processors.get(i).restored());
        tell("round %d, processor %s restarted".formatted(round, before.name()));
      }
    }
    ended.set(true);
    reporting.join();
    reading.join();
    processors.forEach(ProcessorProcess::close);
  }

  /** The longest any city waited for its next alert since it was last asked. */
  private synchronized void tell(String when) {
    long now = System.nanoTime();
    lastAlert.values().forEach(last -> gaps.recordValue((now - last) / 1_000_000));
    System.out.printf(
        Locale.ROOT,
        "%s: %,d alerts, between two of a city: median %d ms, p99 %d ms, longest %d ms%n",
        when,
        gaps.getTotalCount(),
        gaps.getValueAtPercentile(50),
        gaps.getValueAtPercentile(99),
        gaps.getMaxValue());
    gaps.reset();
  }

  private void report() {
    try (KafkaReports sink = new KafkaReports(cluster.cluster(), ClockMode.DATA)) {
      for (int step = 0; !ended.get(); step++) {
        LocalDate day = TODAY.plusDays(step);
        for (int slot = 0; slot < cities * UNITS; slot++) {
          var unused = sink.accept(report(slot, day, step % 2 == 0 ? 100 : 0));
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (Consumer<String, SpecificRecord> consumer =
        TopicReader.of(cluster.cluster()).consumer("rolling")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.ALERTS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      while (!ended.get()) {
        consumer.poll(BETWEEN).forEach(record -> take((Alert) record.value()));
      }
    }
  }

  private synchronized void take(Alert alert) {
    long now = System.nanoTime();
    Long before = lastAlert.put(alert.getCity(), now);
    if (before != null) {
      gaps.recordValue((now - before) / 1_000_000);
    }
  }

  private static Stream<Report> history(int cities, int days) {
    return IntStream.rangeClosed(1, days)
        .map(back -> days + 1 - back)
        .boxed()
        .flatMap(
            back ->
                IntStream.range(0, cities * UNITS)
                    .mapToObj(slot -> report(slot, TODAY.minusDays(back), 10)));
  }

  /** Made in the evening of the day. */
  private static Report report(int slot, LocalDate day, int newCases) {
    return new Report(
        Kind.CASES,
        "XX-C" + slot / UNITS,
        "u" + slot % UNITS,
        day,
        1,
        day.atTime(18, 0).toInstant(ZoneOffset.UTC),
        "benchmark",
        false,
        false,
        new Counts.Builder().put(CaseMeasure.NEW_CASES, newCases).build());
  }

  private static List<City> cities(int cities) {
    return IntStream.range(0, cities)
        .mapToObj(
            city ->
                new City(
                    "XX-C" + city,
                    "Thành phố " + city,
                    null,
                    ZoneOffset.UTC,
                    Cutoff.MIDNIGHT,
                    Duration.ofHours(24),
                    null,
                    null,
                    IntStream.range(0, UNITS)
                        .mapToObj(
                            unit ->
                                new ReportingUnit(
                                    "u" + unit, "Đơn vị " + unit, null, null, null, null, false))
                        .toList()))
        .toList();
  }
}
