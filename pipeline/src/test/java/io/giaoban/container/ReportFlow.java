package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * A feed that reports a day of Hà Nội over and over, each time with more cases, as fast as it is
 * answered, and sends again what was not. What was accepted last is what must come out.
 */
final class ReportFlow implements AutoCloseable {
  static final String CITY = "VN-HN";

  private final Door door;
  private final LocalDate day;
  private final List<String> units;
  private final Map<String, Integer> accepted = new ConcurrentSkipListMap<>();
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "report flow");
  private volatile boolean ended;

  private ReportFlow(Door door, LocalDate day, List<String> units) {
    this.door = door;
    this.day = day;
    this.units = units;
  }

  /** Begins. */
  static ReportFlow start(Door door, LocalDate day) throws IOException {
    List<String> units = new ArrayList<>();
    for (JsonNode city : door.get("/v1/places").get("cities")) {
      if (city.get("code").asText().equals(CITY)) {
        city.get("units").forEach(unit -> units.add(unit.get("code").asText()));
      }
    }
    units.remove("SYT"); // stands in for all others
    ReportFlow flow = new ReportFlow(door, day, List.copyOf(units));
    flow.thread.start();
    flow.awaitRounds(1);
    return flow;
  }

  /** Waits until so many rounds more were accepted. */
  void awaitRounds(int more) {
    int wanted = rounds.get() + more;
    Awaitility.await("%d rounds of reports accepted".formatted(wanted))
        .atMost(Duration.ofMinutes(3))
        .until(() -> rounds.get() >= wanted || !thread.isAlive());
    assertThat(thread.isAlive()).as("reports flow").isTrue();
  }

  /** How often it had to send again. */
  int refusals() {
    return refusals.get();
  }

  /** The city's cases of the day by what was accepted. */
  int expected() {
    return accepted.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Ends once what is on its way was accepted. */
  @Override
  public void close() {
    ended = true;
    Awaitility.await("the last report accepted")
        .atMost(Duration.ofMinutes(3))
        .until(() -> !thread.isAlive());
  }

  /** Ends, and sees that everything came out: nothing lost, nothing doubled. */
  void endAndVerify(String why) throws IOException {
    close();
    door.awaitCaughtUp();
    JsonNode found = door.day(CITY, day);
    assertThat(found.path("newCases").asInt()).as(why).isEqualTo(expected());
    assertThat(found.path("unitsReported").asInt()).as(why).isEqualTo(units.size());
  }

  private void run() {
    for (int cases = 1; !ended; cases++) {
      int each = cases;
      String items =
          units.stream().map(unit -> item(unit, each)).collect(Collectors.joining(",", "[", "]"));
      while (!isAccepted(items, day + "-" + cases)) {
        refusals.incrementAndGet();
      }
      units.forEach(unit -> accepted.put(unit, each));
      rounds.incrementAndGet();
    }
  }

  private String item(String unit, int cases) {
    return "{\"city\":\"%s\",\"unit\":\"%s\",\"day\":\"%s\",\"revision\":%d,\"newCases\":%d}"
        .formatted(CITY, unit, day, cases, cases);
  }

  private boolean isAccepted(String items, String key) {
    try {
      HttpResponse<String> answer = door.report(items, key);
      if (answer.statusCode() == 200) {
        return true;
      }
      if (answer.statusCode() < 500 && answer.statusCode() != 409 && answer.statusCode() != 429) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return false;
    } catch (IOException e) {
      return false; // the gateway is away
    }
  }
}
