package io.giaoban.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.giaoban.gateway.KafkaReports;
import io.giaoban.gateway.RateLimit;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.Places;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.wire.ClockMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * How many reports a second the door lets in, beside a plain producer of the same records in the
 * same run: single items by 64 senders at a time, and bulk NDJSON. A node with all its roles runs
 * in the same process, so all share the cores; each round waits until the node has caught up.
 *
 * <p>Arguments: items of a bulk round (default 200,000), single items (default 20,000), rounds
 * (default 3).
 */
final class DoorBenchmark {
  private static final int SENDERS = 64;
  private static final int CITIES = 63;
  private static final int UNITS = 30;
  private static final LocalDate FIRST = LocalDate.parse("2021-01-01");

  private final Node node;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private DoorBenchmark(Node node) {
    this.node = node;
  }

  public static void main(String[] args) throws Exception {
    int bulk = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    int single = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    Path dir = Files.createTempDirectory("door");
    try (Parts parts = new Parts()) {
      Node node =
          Node.standalone(
              TestNodes.standalone(
                  "key", ClockMode.DATA, Optional.of(dir), Optional.of(places()), RateLimit.NONE),
              parts);
      DoorBenchmark benchmark = new DoorBenchmark(node);
      for (int round = 1; round <= rounds; round++) {
        double plain = benchmark.measure(bulk, () -> benchmark.produce(bulk));
        double ndjson = benchmark.measure(bulk, () -> benchmark.postBulk(bulk));
        double singles = benchmark.measure(single, () -> benchmark.postSingles(single));
        System.out.printf(
            Locale.ROOT,
            "round %d: producer %,.0f/s, bulk NDJSON %,.0f/s (ratio %.2f), single items %,.0f/s"
                + " (ratio %.2f)%n",
            round,
            plain,
            ndjson,
            ndjson / plain,
            singles,
            singles / plain);
      }
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Reports a second, until the last is acknowledged. */
  private double measure(int items, Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    while (!node.caughtUp()) {
      Thread.onSpinWait();
    }
    return items / seconds;
  }

  private void produce(int items) {
    try (KafkaReports reports = new KafkaReports(node.cluster(), ClockMode.DATA)) {
      CompletableFuture.allOf(
              IntStream.range(0, items)
                  .mapToObj(i -> reports.accept(report(i)).toCompletableFuture())
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
  }

  private void postBulk(int items) throws Exception {
    StringBuilder body = new StringBuilder();
    IntStream.range(0, items).forEach(i -> body.append(json(i)).append('\n'));
    post("application/x-ndjson", body.toString());
  }

  private void postSingles(int items) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      CompletableFuture.allOf(
              IntStream.range(0, SENDERS)
                  .mapToObj(
                      sender -> CompletableFuture.runAsync(() -> postSingles(next, items), senders))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    } finally {
      senders.shutdown();
    }
  }

  private void postSingles(AtomicInteger next, int items) {
    try {
      for (int i = next.getAndIncrement(); i < items; i = next.getAndIncrement()) {
        post("application/json", json(i));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void post(String type, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(node.httpUrl() + "/v1/reports"))
                .header("Authorization", "Bearer key")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  private static Report report(int i) {
    Counts counts = new Counts.Builder().put(CaseMeasure.NEW_CASES, i % 10).build();
    Instant at = day(i).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Report(
        Kind.CASES, city(i), unit(i), day(i), at.toEpochMilli(), at, "f", false, false, counts);
  }

  private static String json(int i) {
    return "{\"city\":\"%s\",\"unit\":\"%s\",\"day\":\"%s\",\"newCases\":%d,\"reportedAt\":\"%sT00:00:00Z\"}"
        .formatted(city(i), unit(i), day(i), i % 10, day(i).plusDays(1));
  }

  private static String city(int i) {
    return "XX-" + i % CITIES;
  }

  private static String unit(int i) {
    return String.format(Locale.ROOT, "%03d", i / CITIES % UNITS);
  }

  private static LocalDate day(int i) {
    return FIRST.plusDays(i / (CITIES * UNITS));
  }

  private static Places places() {
    return Places.of(
        IntStream.range(0, CITIES)
            .mapToObj(
                city ->
                    new City(
                        city(city),
                        "City " + city,
                        "City " + city,
                        ZoneOffset.UTC,
                        Cutoff.parse("18:00"),
                        Duration.ZERO,
                        null,
                        null,
                        IntStream.range(0, UNITS)
                            .mapToObj(
                                unit ->
                                    new ReportingUnit(
                                        unit(unit * CITIES), "Unit", null, null, null, null, false))
                            .toList()))
            .toList());
  }
}
