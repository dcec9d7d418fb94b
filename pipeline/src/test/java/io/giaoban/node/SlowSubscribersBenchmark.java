package io.giaoban.node;

import io.giaoban.dispatch.AlertOffsets;
import io.giaoban.dispatch.Alerts;
import io.giaoban.dispatch.Life;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.TestSubscriber;
import io.giaoban.dispatch.TestSubscriptions;
import io.giaoban.dispatch.http.AllowedNetworks;
import io.giaoban.dispatch.http.GuardedHttp;
import io.giaoban.dispatch.webhook.WebhookSender;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.subscriber.Answer;
import io.giaoban.subscriber.Received;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * How long after an alert its subscribers have it, with and without bad ones beside them: 150 good
 * ones; then the same with 10 where nobody listens, 10 that never answer, 10 that answer 500, 10
 * that redirect into a private network and 10 that answer a byte a second. Broker, dispatcher and
 * all subscribers are one process. Alerts come by the clock, whether or not those before were told;
 * a latency counts from when an alert was due.
 *
 * <p>Arguments: alerts a second (default 4), seconds of a round (default 15), rounds of each kind
 * (default 3).
 */
final class SlowSubscribersBenchmark {
  private static final int GOOD = 150;
  private static final int BAD_OF_A_KIND = 10;
  private static final List<String> CITIES = List.of("VN-HN", "JP-13", "VN-SG", "VN-DN");

  private final Dispatchers site;
  private final AlertOffsets offsets;
  private int sequence;

  private SlowSubscribersBenchmark(Dispatchers site) {
    this.site = site;
    this.offsets = new AlertOffsets(site.cluster().setup().admin());
  }

  public static void main(String[] args) throws Exception {
    int rate = args.length > 0 ? Integer.parseInt(args[0]) : 4;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    Path dir = Files.createTempDirectory("subscribers");
    try (Dispatchers site = new Dispatchers(dir);
        GuardedHttp http = new GuardedHttp(AllowedNetworks.THIS_MACHINE)) {
      site.start(
          "dispatcher-1",
          new WebhookSender(
              http,
              DispatcherProcess.secrets(),
              new NoDays(),
              message -> "",
              () -> "http://localhost",
              Clock.systemUTC()));
      SlowSubscribersBenchmark benchmark = new SlowSubscribersBenchmark(site);
      benchmark.round("warm-up", rate, seconds, true);
      List<Histogram> without = new ArrayList<>();
      List<Histogram> with = new ArrayList<>();
      for (int i = 1; i <= rounds; i++) {
        without.add(benchmark.round("without " + i, rate, seconds, false));
        with.add(benchmark.round("with bad " + i, rate, seconds, true));
      }
      System.out.printf(
          "p99 with bad ones / without, medians of %d: %.2f%n",
          rounds, median(with) / median(without));
    }
    System.exit(0);
  }

  private Histogram round(String name, int rate, int seconds, boolean bad) throws Exception {
    List<TestSubscriber> good = Stream.generate(TestSubscriber::new).limit(GOOD).toList();
    List<Subscription> all = new ArrayList<>();
    List<Life.Start> start = offsets.now();
    String prefix = name.replace(' ', '-');
    for (TestSubscriber one : good) {
      String id = prefix + "-" + all.size();
      one.learn(DispatcherProcess.secrets().webhookSecret(id, 1));
      all.add(subscription(id, one.url(), start));
    }
    if (bad) {
      for (URI url : badOnes()) {
        all.add(subscription(prefix + "-" + all.size(), url, start));
      }
    }
    site.subscribe(all);
    int first = sequence + 1;
    List<Instant> due = tell(rate, seconds);
    Histogram latencies = new Histogram(3);
    for (TestSubscriber one : good) {
      check(one, due.size());
      for (Received message : one.received()) {
        Instant sent = due.get(number(message) - first);
        latencies.recordValue(Math.max(0, Duration.between(sent, message.at()).toMillis()));
      }
    }
    site.subscribe(List.of());
    good.forEach(TestSubscriber::close);
    System.out.printf(
        "%-12s %d deliveries to good ones: p50 %d ms, p99 %d ms, p99.9 %d ms, most %d ms%n",
        name,
        latencies.getTotalCount(),
        latencies.getValueAtPercentile(50),
        latencies.getValueAtPercentile(99),
        latencies.getValueAtPercentile(99.9),
        latencies.getMaxValue());
    return latencies;
  }

  /** One message after the other, each of the next city; tells when each was due. */
  private List<Instant> tell(int rate, int seconds) throws Exception {
    List<Instant> due = new ArrayList<>();
    long begin = System.nanoTime();
    Instant beginAt = Instant.now();
    for (int i = 0; i < rate * seconds; i++) {
      long after = TimeUnit.SECONDS.toNanos(1) * i / rate;
      TimeUnit.NANOSECONDS.sleep(Math.max(0, begin + after - System.nanoTime()));
      due.add(beginAt.plusNanos(after));
      sequence++;
      Alert alert =
          Alerts.message(
                  CITIES.get(sequence % CITIES.size()), "cases-2000", sequence, AlertState.UPDATED)
              .build();
      site.tell(List.of(alert));
    }
    return due;
  }

  /** Each message came once, signed, those of a city in order. */
  private static void check(TestSubscriber one, int count) {
    one.awaitReceived(count);
    List<Integer> numbers = one.received().stream().map(SlowSubscribersBenchmark::number).toList();
    boolean inOrder =
        Stream.of(0, 1, 2, 3)
            .allMatch(
                city -> {
                  List<Integer> ofCity =
                      numbers.stream().filter(number -> number % CITIES.size() == city).toList();
                  return ofCity.equals(ofCity.stream().sorted().distinct().toList());
                });
    if (numbers.size() != count
        || !inOrder
        || !one.proofs().stream().allMatch(proof -> proof.verified())) {
      throw new IllegalStateException(
          "a good subscriber got %d messages (expected: %d, in order, signed)"
              .formatted(numbers.size(), count));
    }
  }

  private static int number(Received message) {
    String mark = "\"sequence\":";
    int at = message.body().indexOf(mark) + mark.length();
    return Integer.parseInt(message.body().substring(at, message.body().indexOf(',', at)));
  }

  private static Subscription subscription(String id, URI url, List<Life.Start> start) {
    Instant now = Instant.now();
    return TestSubscriptions.webhook(id, url.toString())
        .with(Life.begun(now, start, null).verified(now));
  }

  private static List<URI> badOnes() throws Exception {
    List<URI> bad = new ArrayList<>();
    for (int i = 0; i < BAD_OF_A_KIND; i++) {
      try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        bad.add(URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/dead" + i));
      }
      bad.add(TestSubscriber.hanging().url());
      bad.add(new TestSubscriber().answering(Answer.of(500)).url());
      bad.add(TestSubscriber.redirecting("http://10.0.0.1/").url());
      bad.add(TestSubscriber.dripping().url());
    }
    return bad;
  }

  private static double median(List<Histogram> rounds) {
    return rounds.stream()
        .mapToDouble(round -> round.getValueAtPercentile(99))
        .sorted()
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
