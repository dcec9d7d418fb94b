package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Feeds that report a day of Hà Nội over and over, one unit after the other, each time with more
 * cases, and send again what was not accepted. What was accepted last is what must come out, once.
 */
final class ReportFlow implements AutoCloseable {
  static final String CITY = "VN-HN";

  private static final String RULE = "reported-2000";
  private static final Path RULES = Path.of("src/test/resources/io/giaoban/container/rules.yaml");
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final LocalDate FIRST_DAY = LocalDate.of(2022, 3, 1);
  private static final int DAYS_BETWEEN = 40;
  private static final AtomicInteger FLOWS = new AtomicInteger();
  private static final int PERIOD_MS = 50;
  private static final int FIRST_CASES = 100;

  private final ComposeProject system;
  private final Door door;
  private final LocalDate day;
  private final List<String> units;
  private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
  private final ScheduledExecutorService feeds = Executors.newSingleThreadScheduledExecutor();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();
  private volatile int sent;
  private final AtomicInteger refused = new AtomicInteger();

  private ReportFlow(ComposeProject system, LocalDate day, List<String> units) {
    this.system = system;
    this.door = system.door();
    this.day = day;
    this.units = units;
  }

  /** Brings the rule into force that each flow is to be told by. */
  static void prepare(ComposeProject system) {
    system.giaoban("rules", "put", RULES.toString());
  }

  /**
   * Begins, after a day without cases: days that are missing would not end an earlier flow's alert.
   * Each flow has a day of its own, so late that the days of none before have to do with it: what
   * is known to be over is not raised.
   */
  static ReportFlow start(ComposeProject system) throws IOException {
    LocalDate day = FIRST_DAY.plusDays((long) DAYS_BETWEEN * FLOWS.getAndIncrement());
    ReportFlow flow = new ReportFlow(system, day, system.door().units(CITY));
    LocalDate before = day.minusDays(1);
    String none =
        flow.units.stream()
            .map(unit -> item(unit, before, 1, 0))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(flow.isAccepted(none, before + "-none")).as("reports of %s", before).isTrue();
    var unused = flow.feeds.scheduleWithFixedDelay(flow::step, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    flow.awaitMore();
    return flow;
  }

  /** The day that it reports. */
  LocalDate day() {
    return day;
  }

  /** Waits until every unit has reported once more. */
  void awaitMore() {
    int wanted = sent + units.size();
    Awaitility.await("%d reports accepted".formatted(wanted))
        .atMost(LIMIT)
        .failFast(() -> failed.getNow(null))
        .until(() -> sent >= wanted);
  }

  /** How often something had to be sent again. */
  int refused() {
    return refused.get();
  }

  /** Ends once what is on its way was accepted. */
  @Override
  public void close() {
    feeds.shutdown();
    try {
      Awaitility.await("the last report accepted").atMost(LIMIT).until(feeds::isTerminated);
    } finally {
      feeds.shutdownNow();
    }
  }

  /** Ends, and sees that all of it came out: nothing lost, nothing doubled. */
  void endAndVerify() throws IOException {
    close();
    assertThat(failed).as("reports flowed to the end").isNotDone();
    door.awaitCaughtUp();
    JsonNode found = door.day(CITY, day);
    assertThat(found.path("unitsReported").asInt()).isEqualTo(units.size());
    assertThat(found.path("newCases").asInt())
        .isEqualTo(accepted.values().stream().mapToInt(Integer::intValue).sum());
    Records records = Records.of(system);
    assertThat(records.revisions(CITY, day)).hasSize(sent);
    assertThat(records.alerts()).doesNotHaveDuplicates();
    assertThat(records.raised(RULE, CITY, day)).isOne();
  }

  private void step() {
    int number = sent;
    String unit = units.get(number % units.size());
    int cases = FIRST_CASES + number / units.size();
    String items = "[" + item(unit, day, number + 1, cases) + "]";
    try {
      while (!isAccepted(items, day + "-" + number)) {
        refused.incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
      }
      accepted.put(unit, cases);
      sent = number + 1;
    } catch (InterruptedException | RuntimeException e) {
      failed.completeExceptionally(e);
      throw new IllegalStateException("reports flow no more", e);
    }
  }

  private static String item(String unit, LocalDate day, int revision, int cases) {
    return "{\"city\":\"%s\",\"unit\":\"%s\",\"day\":\"%s\",\"revision\":%d,\"newCases\":%d}"
        .formatted(CITY, unit, day, revision, cases);
  }

  private boolean isAccepted(String items, String key) {
    HttpResponse<String> answer;
    try {
      answer = door.report(items, key);
    } catch (IOException e) {
      return false; // the gateway is away
    }
    // 409: the same is being taken; 429 and 5xx: to be sent again.
    return switch (answer.statusCode()) {
      case 200 -> true;
      case 409, 429, 500, 502, 503, 504 -> false;
      default -> throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    };
  }
}
