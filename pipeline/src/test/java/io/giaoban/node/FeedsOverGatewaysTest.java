package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.FeedKey;
import io.giaoban.gateway.FeedScope;
import io.giaoban.gateway.RateLimit;
import io.giaoban.gateway.TestFeeds;
import io.giaoban.place.PlacesFile;
import io.giaoban.report.Kind;
import io.giaoban.wire.Topic;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Feeds and their keys at two gateways that share brokers. */
class FeedsOverGatewaysTest {
  private static final Duration IN_FORCE = Duration.ofSeconds(2);
  private static final Duration SLOWER_THAN_WRONG_KEYS_MAY_COME = Duration.ofMillis(150);
  private static final RateLimit LIMIT = RateLimit.NONE;
  private static final FeedScope BA_DINH = TestFeeds.units(Kind.CASES, "VN-HN", "001");
  private static final String REPORT =
      "city,unit,day,reportedAt,newCases\nVN-HN,001,2022-01-02,2022-01-02T18:00:00+07:00,%d\n";

  @TempDir private static Path dir;
  private static TestCluster cluster;
  private static TestGateway one;
  private static TestGateway two;

  @BeforeAll
  static void start() {
    cluster = TestCluster.start(dir);
    cluster.define(List.copyOf(PlacesFile.shipped().cities()));
    one = new TestGateway(cluster, LIMIT);
    two = new TestGateway(cluster, LIMIT);
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
    cluster.close();
  }

  @Test
  void shouldRefuseADisabledFeedEverywhereWithinTwoSeconds() throws Exception {
    String key = FeedKey.random();
    Feed feed = TestFeeds.feed("stolen", key, BA_DINH);
    put(feed);
    awaitStatus(one, key, 200);
    awaitStatus(two, key, 200);
    put(feed.in(Feed.State.DISABLED));
    Instant disabled = Instant.now();
    awaitStatus(two, key, 401);
    awaitStatus(one, key, 401);
    assertThat(Duration.between(disabled, Instant.now())).isLessThan(IN_FORCE);
    assertThat(two.post(key, REPORT.formatted(1)).body())
        .isEqualTo(two.post("no key at all", REPORT.formatted(1)).body())
        .contains("unknown or disabled key");
    put(feed);
    awaitStatus(two, key, 200);
  }

  @Test
  void shouldRefuseNoRequestWhileAKeyIsExchanged() throws Exception {
    String old = FeedKey.random();
    String renewed = FeedKey.random();
    Feed feed = TestFeeds.feed("rotating", old, BA_DINH);
    put(feed);
    awaitStatus(one, old, 200);
    awaitStatus(two, old, 200);
    AtomicReference<String> key = new AtomicReference<>(old);
    AtomicBoolean goOn = new AtomicBoolean(true);
    CompletableFuture<List<Integer>> statuses =
        CompletableFuture.supplyAsync(() -> sendAll(key, goOn));
    put(feed.withKey(FeedKey.of(renewed, TestFeeds.MADE)));
    awaitStatus(one, renewed, 200);
    awaitStatus(two, renewed, 200);
    assertThat(two.post(old, REPORT.formatted(1)).statusCode()).isEqualTo(200);
    key.set(renewed);
    goOn.set(false);
    List<Integer> first = statuses.join();
    AtomicBoolean goOnAgain = new AtomicBoolean(true);
    CompletableFuture<List<Integer>> after =
        CompletableFuture.supplyAsync(() -> sendAll(key, goOnAgain));
    put(feed.withKey(FeedKey.of(renewed, TestFeeds.MADE)).withoutOlderKey());
    awaitStatus(one, old, 401);
    awaitStatus(two, old, 401);
    goOnAgain.set(false);
    assertThat(first).isNotEmpty().containsOnly(200);
    assertThat(after.join()).isNotEmpty().containsOnly(200);
  }

  @Test
  void shouldRefuseTheItemsThatAreNotTheFeedsAndTakeTheOthers() throws Exception {
    String key = FeedKey.random();
    put(TestFeeds.feed("scoped", key, BA_DINH));
    awaitStatus(one, key, 200);
    HttpResponse<String> answer =
        one.post(
            key,
            """
            kind,city,unit,day,reportedAt,newCases,dose,group,administered
            cases,VN-HN,001,2022-01-02,2022-01-02T18:00:00+07:00,7,,,
            cases,VN-HN,002,2022-01-02,2022-01-02T18:00:00+07:00,7,,,
            vaccinations,VN-HN,001,2022-01-02,2022-01-02T18:00:00+07:00,,1,frontline,9
            cases,VN-HN,001,2022-01-03,2022-01-03T18:00:00+07:00,-7,,,
            """);
    assertThat(answer.statusCode()).isEqualTo(207);
    JsonNode body = new JsonMapper().readTree(answer.body());
    assertThat(body.get("accepted").asInt()).isEqualTo(1);
    assertThat(body.get("results").toString())
        .isEqualTo(
            "[{\"index\":1,\"status\":403,\"reason\":\"UNIT_NOT_OF_FEED\",\"detail\":\"unit: \\\"002\\\" of VN-HN, cases (expected: what feed scoped may report)\"},"
                + "{\"index\":2,\"status\":403,\"reason\":\"UNIT_NOT_OF_FEED\",\"detail\":\"unit: \\\"001\\\" of VN-HN, vaccinations (expected: what feed scoped may report)\"},"
                + "{\"index\":3,\"status\":422,\"reason\":\"NEGATIVE_COUNT\",\"detail\":\"newCases: -7 (expected: >= 0)\"}]");
  }

  @Test
  void shouldLetAFeedWaitThatSendsTooMuchAndNoOther() throws Exception {
    String busy = FeedKey.random();
    String calm = FeedKey.random();
    put(TestFeeds.with(new RateLimit(1, 0), TestFeeds.feed("busy", busy, BA_DINH)));
    put(TestFeeds.feed("calm", calm, BA_DINH));
    awaitStatus(one, calm, 200);
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      answers.add(one.post(busy, REPORT.formatted(1)));
    }
    HttpResponse<String> refused =
        answers.stream().filter(answer -> answer.statusCode() == 429).findFirst().orElseThrow();
    assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(1);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(refused.body()).contains("feed busy has sent more than it may");
    assertThat(answers.get(0).statusCode()).isEqualTo(200);
    assertThat(one.post(calm, REPORT.formatted(1)).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldTellWhoTriesManyKeysToWaitAndLetFeedsOfTheSameAddressIn() throws Exception {
    String key = FeedKey.random();
    put(TestFeeds.feed("beside", key, BA_DINH));
    try (TestGateway gateway = new TestGateway(cluster, LIMIT)) {
      Awaitility.await()
          .pollInterval(Duration.ofMillis(1))
          .until(() -> gateway.post("wrong", "").statusCode() == 429);
      assertThat(gateway.post("wrong", "").headers().firstValueAsLong("Retry-After")).hasValue(1);
      assertThat(gateway.post(key, REPORT.formatted(1)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldKeepKeysOutOfLogsTopicsAndMetrics() throws Exception {
    String old = FeedKey.random();
    String renewed = FeedKey.random();
    String wrong = FeedKey.random();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("io.giaoban");
    Level level = root.getLevel();
    Level ourLevel = ours.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    ours.setLevel(Level.TRACE);
    try {
      Feed feed = TestFeeds.feed("discreet", old, BA_DINH);
      put(feed);
      awaitStatus(one, old, 200);
      put(feed.withKey(FeedKey.of(renewed, TestFeeds.MADE)));
      awaitStatus(one, renewed, 200);
      one.post(wrong, REPORT.formatted(1));
      one.post(old, REPORT.formatted(-1));
      one.post(renewed, "no header row");
      put(feed.in(Feed.State.DISABLED));
      awaitStatus(one, old, 401);
    } finally {
      root.detachAppender(log);
      root.setLevel(level);
      ours.setLevel(ourLevel);
    }
    String logged = String.join("\n", log.list.stream().map(FeedsOverGatewaysTest::text).toList());
    assertThat(logged).contains("NEGATIVE_COUNT").doesNotContain(old, renewed, wrong);
    String kept = everythingInTopics();
    assertThat(kept).contains("\"id\":\"discreet\"", "NEGATIVE_COUNT");
    assertThat(kept).doesNotContain(old, renewed, wrong);
    assertThat(one.metrics()).contains("discreet", "NEGATIVE_COUNT");
    assertThat(one.metrics()).doesNotContain(old, renewed, wrong);
  }

  private static void put(Feed feed) {
    FeedsTopic.read(cluster.brokers()).put(feed);
  }

  private static void awaitStatus(TestGateway gateway, String key, int status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(SLOWER_THAN_WRONG_KEYS_MAY_COME)
        .until(() -> gateway.post(key, REPORT.formatted(1)).statusCode() == status);
  }

  /** Sends to both gateways until it is told to stop; tells how each was answered. */
  private static List<Integer> sendAll(AtomicReference<String> key, AtomicBoolean goOn) {
    List<Integer> statuses = new ArrayList<>();
    try {
      while (goOn.get()) {
        statuses.add(one.post(key.get(), REPORT.formatted(statuses.size())).statusCode());
        statuses.add(two.post(key.get(), REPORT.formatted(statuses.size())).statusCode());
      }
    } catch (Exception e) {
      throw new IllegalStateException("a request failed", e);
    }
    return statuses;
  }

  private static String text(ILoggingEvent event) {
    return event.getFormattedMessage() + " " + event.getThrowableProxy();
  }

  /** The bytes of all records, a character each. */
  private static String everythingInTopics() {
    StringBuilder all = new StringBuilder();
    TopicReader<byte[]> reader = new TopicReader<>(cluster.brokers(), ByteArrayDeserializer::new);
    for (Topic topic : Topics.ALL) {
      reader.read(
          topic,
          record -> {
            all.append(record.key()).append(' ');
            record.headers().forEach(header -> append(all, header.value()));
            append(all, record.value());
            return true;
          });
    }
    return all.toString();
  }

  private static void append(StringBuilder all, byte[] bytes) {
    if (bytes != null) {
      all.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
    }
  }
}
