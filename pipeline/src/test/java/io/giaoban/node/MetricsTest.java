package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.dispatch.HaltReason;
import io.giaoban.dispatch.TestSubscriber;
import io.giaoban.dispatch.Verdict;
import io.giaoban.gateway.RateLimit;
import io.giaoban.node.health.Reason;
import io.giaoban.report.Refusal;
import io.giaoban.wire.ClockMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/metrics.md} and what a process with all roles measures are the same. */
class MetricsTest {
  private static final String KEY = "operators-key";
  private static final Path PAGE = Path.of("../docs/metrics.md");
  private static final Pattern TYPE = Pattern.compile("# TYPE (giaoban_\\w+) (\\w+)");
  private static final Pattern SAMPLE = Pattern.compile("(giaoban_\\w+?)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final Pattern ROW =
      Pattern.compile("\\| `(giaoban_\\w+)` \\| (\\w+) \\|([^|]*)\\|.*");
  private static final Set<String> OF_THE_FORMAT = Set.of("le", "quantile");

  @TempDir private static Path dir;
  private static final Parts PARTS = new Parts();
  private static HttpClient http;
  private static Node node;

  /** What one metric is. */
  private record Metric(String type, Set<String> labels) {}

  @BeforeAll
  static void start() throws Exception {
    http = trusting(PemFiles.write(dir, "door", "EC"));
    NodeOptions options =
        new NodeOptions(
            Member.alone(EnumSet.allOf(Role.class), Optional.of(dir.resolve("data"))),
            new HttpOptions("127.0.0.1", 0, Optional.of(PemFiles.files(dir, "door")), false),
            Optional.empty(),
            KEY,
            RateLimit.USUAL,
            SubscriberOptions.USUAL.onTrial(),
            ClockMode.LIVE);
    node =
        Node.standalone(
            new StandaloneOptions(options, 0, 0, Optional.empty(), Optional.empty()), PARTS);
    try (TestSubscriber subscriber = new TestSubscriber()) {
      subscribe(subscriber);
      subscriber.thenAnswer(410);
      report();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> scrape().containsAll(documented().keySet()));
    }
  }

  @AfterAll
  static void stop() {
    PARTS.close();
  }

  @Test
  void shouldMeasureWhatIsDocumentedAndNothingElse() throws Exception {
    assertThat(measured()).isEqualTo(documented());
  }

  @Test
  void shouldDocumentEveryNamedReason() throws Exception {
    String page = Files.readString(PAGE);
    Stream.of(Reason.values(), Refusal.values(), Verdict.values(), HaltReason.values())
        .flatMap(Stream::of)
        .map(Enum::name)
        .forEach(name -> assertThat(page).contains("`" + name + "`"));
  }

  @Test
  void shouldMeasureWhatLibrariesMeasureOfThemselves() throws Exception {
    assertThat(text())
        .contains(
            "http_server_requests_seconds_count{method=\"GET\",status=\"200\",uri=\"/metrics\"}",
            "kafka_stream_thread_process_total",
            "kafka_consumer_fetch_manager_records_consumed_total{client_id=\"giaoban-board\"",
            "kafka_producer_record_send_total{client_id=\"giaoban-gateway\"",
            "jvm_memory_used_bytes",
            "jvm_gc_pause_seconds",
            "process_files_open_files",
            "jetty_threads_busy",
            "disk_free_bytes",
            "logback_events_total");
  }

  private static void subscribe(TestSubscriber subscriber) throws Exception {
    assertThat(
            send(
                "/v1/subscriptions",
                "{\"name\":\"Centre\",\"channel\":{\"type\":\"webhook\",\"url\":\"%s\"}}"
                    .formatted(subscriber.url())))
        .contains("\"state\":\"active\"");
  }

  /** Today's cases that raise an alert, and what is refused at the door and behind it. */
  private static void report() throws Exception {
    LocalDate day = node.places().city("VN-HN").dayOf(Instant.now());
    String item =
        "{\"kind\":\"cases\",\"city\":\"VN-HN\",\"unit\":\"%s\",\"day\":\"%s\",\"revision\":1,\"newCases\":%d}";
    send("/v1/reports", item.formatted("001", day, 2_500));
    send("/v1/reports", item.formatted("none", day, 1));
    send("/v1/reports", item.formatted("001", day, 2_600));
  }

  /** By name, as a process shows it. */
  private static Map<String, Metric> measured() throws Exception {
    Map<String, String> types = new TreeMap<>();
    Map<String, Set<String>> labels = new TreeMap<>();
    for (String line : text().lines().toList()) {
      Matcher type = TYPE.matcher(line);
      if (type.matches()) {
        types.put(type.group(1), type.group(2));
        labels.put(type.group(1), new TreeSet<>());
      }
      Matcher sample = SAMPLE.matcher(line);
      if (sample.matches() && sample.group(2) != null) {
        String name = sample.group(1).replaceFirst("_(bucket|count|sum|max)$", "");
        LABEL
            .matcher(sample.group(2))
            .results()
            .map(label -> label.group(1))
            .filter(label -> !OF_THE_FORMAT.contains(label))
            .forEach(labels.getOrDefault(name, new TreeSet<>())::add);
      }
    }
    Map<String, Metric> all = new TreeMap<>();
    types.forEach(
        (name, type) -> {
          // Micrometer shows the longest of the last minutes beside each timer.
          if (!name.endsWith("_seconds_max")) {
            all.put(name, new Metric(type, labels.get(name)));
          }
        });
    return all;
  }

  private static Set<String> scrape() throws Exception {
    return measured().keySet();
  }

  /** By name, as the page has it. */
  private static Map<String, Metric> documented() throws Exception {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .collect(
              Collectors.toMap(
                  row -> row.group(1),
                  row ->
                      new Metric(
                          row.group(2),
                          Pattern.compile("`(\\w+)`")
                              .matcher(row.group(3))
                              .results()
                              .map(label -> label.group(1))
                              .collect(Collectors.toCollection(TreeSet::new))),
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  private static String text() throws Exception {
    return http.send(to("/metrics").build(), BodyHandlers.ofString()).body();
  }

  private static String send(String path, String json) throws Exception {
    return http.send(
            to(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + KEY)
                .POST(BodyPublishers.ofString(json))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(node.httpUrl() + path));
  }

  private static HttpClient trusting(X509Certificate trusted) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("trusted", trusted);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(tls).build();
  }
}
