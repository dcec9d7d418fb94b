package io.giaoban.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.giaoban.board.BoardShelf;
import io.giaoban.place.City;
import io.giaoban.report.Report;
import io.giaoban.report.ReportRecords;
import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.CaseReport;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.Topics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What so many units cost a day: reports as {@link ScaleReports} makes them through the desks of
 * all partitions, in transactions of 100 ms, without Kafka; every record is written as the topics
 * carry it. Prints bytes by topic, heap, the rate and how long the desks take to be set up again,
 * and from them what years come to.
 *
 * <p>Arguments: size (default {@code COUNTRY}), days (default 60), in one of how many cities
 * (default 8). Times are the thread's own, so that a busy machine tells the same.
 */
final class ScaleSimulation {
  private static final LocalDate FIRST = LocalDate.parse("2021-01-01");
  private static final long COMMIT_MS = 100;
  private static final int SHELVED_UNITS = 1_500;

  private final ScaleMeters meters = new ScaleMeters();
  private final ScaleSize size;
  private final int days;
  private final List<City> cities;
  private final BoardShelf board;
  private @Nullable List<MeteredTask> tasks;
  private long reports;

  private ScaleSimulation(ScaleSize size, int days, int oneIn) {
    this.size = size;
    this.days = days;
    this.cities = size.places(oneIn);
    this.board = new BoardShelf(shelved());
    Instant start = cities.get(0).startOf(FIRST);
    this.tasks =
        IntStream.range(0, size.partitions)
            .mapToObj(partition -> new MeteredTask(partition, meters, board, start))
            .toList();
    cities.forEach(city -> home(city.code()).put(city, start));
  }

  public static void main(String[] args) throws IOException {
    AvroTrust.grant();
    ScaleSize size = args.length > 0 ? ScaleSize.valueOf(args[0]) : ScaleSize.COUNTRY;
    int days = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    int oneIn = args.length > 2 ? Integer.parseInt(args[2]) : 8;
    ScaleFigures idle = new ScaleSimulation(size, 0, oneIn).run();
    ScaleSimulation simulation = new ScaleSimulation(size, days, oneIn);
    ScaleFigures figures = simulation.run().above(idle);
    figures.print(simulation.meters);
    for (int years : new int[] {1, 3}) {
      new ScaleForecast(figures, simulation.meters, years).print();
    }
    PartitionShares.print(size.places(1));
  }

  /** Cities of so many units that a board of them fits beside all else. */
  private Set<String> shelved() {
    Set<String> some = new TreeSet<>();
    int units = 0;
    for (City city : cities) {
      if (some.isEmpty() || units + city.units().size() <= SHELVED_UNITS) {
        some.add(city.code());
        units += city.units().size();
      }
    }
    return some;
  }

  private ScaleFigures run() throws IOException {
    ScaleReports source = new ScaleReports(cities);
    long start = cpuNanos();
    for (int day = 0; day < days; day++) {
      take(source.after(FIRST.plusDays(day)));
      closeDate(FIRST.plusDays(day));
    }
    double seconds = seconds(start);
    long all = heap();
    board.forgetUnitDays();
    long withoutUnitDays = heap();
    board.forgetDays();
    long withoutBoard = heap();
    tasks.forEach(MeteredTask::forget);
    long withoutDesks = heap();
    long restore = cpuNanos();
    tasks.forEach(MeteredTask::restore);
    double restored = seconds(restore);
    tasks.forEach(MeteredTask::forget);
    long[] stored = tasks.stream().map(MeteredTask::stored).reduce(ScaleSimulation::sum).get();
    long beforeRows = heap();
    tasks = null;
    long withoutRows = heap();
    return new ScaleFigures(
        size,
        days,
        cities.size(),
        cities.stream().mapToInt(city -> city.units().size()).sum(),
        reports,
        seconds,
        restored,
        withoutBoard - withoutDesks,
        beforeRows - withoutRows,
        stored[0],
        stored[1],
        board.keptDays(),
        withoutUnitDays - withoutBoard,
        board.keptUnitDays(),
        all - withoutUnitDays);
  }

  private void take(List<Report> sent) throws IOException {
    long slot = 0;
    for (Report report : sent) {
      long next = report.reportedAt().toEpochMilli() / COMMIT_MS;
      if (next != slot) {
        commit();
        slot = next;
      }
      MeteredTask home = home(report.city());
      meters.add(
          Topics.CASE_REPORTS.name(),
          partition(report.city()),
          report.reportedAt().toEpochMilli(),
          report.city().getBytes(UTF_8),
          onTheWire(report));
      home.take(report, report.reportedAt());
      reports++;
    }
    commit();
  }

  /** Midnight, at which the day that ended at 18:00 closes. */
  private void closeDate(LocalDate day) {
    Instant midnight = cities.get(0).closesAt(day);
    meters.dateEnds();
    for (Instant at : List.of(midnight, midnight.plus(Duration.ofSeconds(1)))) {
      tasks.forEach(task -> task.tick(at));
      commit();
    }
  }

  private void commit() {
    boolean any = false;
    for (MeteredTask task : tasks) {
      any |= task.commit();
    }
    if (any) {
      meters.commit();
    }
  }

  private static byte[] onTheWire(Report report) throws IOException {
    byte[] record = ((CaseReport) ReportRecords.write(report)).toByteBuffer().array();
    return Arrays.copyOfRange(record, 5, record.length);
  }

  private MeteredTask home(String city) {
    return tasks.get(partition(city));
  }

  private int partition(String city) {
    return CityPartitioner.partition(city, size.partitions);
  }

  private static long[] sum(long[] a, long[] b) {
    return new long[] {a[0] + b[0], a[1] + b[1]};
  }

  private static double seconds(long since) {
    return (cpuNanos() - since) / 1e9;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Bytes in use once all that nobody holds was collected. */
  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
