package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.dispatch.ProofResult;
import io.giaoban.dispatch.SettableClock;
import io.giaoban.dispatch.Subscription;
import io.giaoban.place.PlacesFile;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers can do to others by a door that is open to anybody. */
class SubscribersLimitedTest {
  private static final String MAIL =
      """
      {"name": "Lan", "channel": {"type": "mail", "to": "%s"}}
      """;
  private static final String SMS =
      """
      {"name": "Lan", "channel": {"type": "sms", "to": "+8490123%04d"}}
      """;
  private static final String WEBHOOK =
      """
      {"name": "Lan", "channel": {"type": "webhook", "url": "%s"}}
      """;

  @TempDir private static Path dir;
  private static TestCluster cluster;

  private final SettableClock clock = new SettableClock();
  private TestSubscribers door;

  @BeforeAll
  static void startCluster() {
    cluster = TestCluster.start(dir);
    cluster.define(List.copyOf(PlacesFile.shipped().cities()));
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @BeforeEach
  void start() {
    door = new TestSubscribers(cluster, true, clock);
    door.prove(subscription -> CompletableFuture.completedStage(ProofResult.sent("on its way")));
  }

  @AfterEach
  void stop() {
    door.close();
  }

  @Test
  void shouldSendNoMoreThanTenMessagesAnHourByOneToken() throws Exception {
    JsonNode made = door.made(SMS.formatted(0));
    List<Integer> statuses = new ArrayList<>();
    for (int number = 1; number <= 12; number++) {
      statuses.add(patch(made, channelOf(SMS.formatted(number))).statusCode());
    }
    assertThat(statuses.subList(0, 10)).containsOnly(200);
    assertThat(statuses.subList(10, 12)).containsOnly(429);
    assertThat(kept(made).wishes().channel().address()).isEqualTo("+84901230010");
    assertThat(patch(made, "{\"name\": \"Hoa\"}").statusCode()).isEqualTo(200);
    clock.pass(Duration.ofHours(1));
    assertThat(patch(made, channelOf(SMS.formatted(13))).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldSendNoMoreThanThirtyMessagesAnHourFromOneAddress() throws Exception {
    int sent = 0;
    for (int i = 0; i < 4; i++) {
      JsonNode made = door.made(SMS.formatted(100 * i));
      for (int number = 1; number <= 10; number++) {
        if (patch(made, channelOf(SMS.formatted(100 * i + number))).statusCode() == 200) {
          sent++;
        }
      }
    }
    assertThat(sent).isEqualTo(30);
    HttpResponse<String> refused = door.send(null, "POST", "", SMS.formatted(999));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isEqualTo(120);
    assertThat(door.made(SMS.formatted(999)).at("/verification/state").asText()).isEqualTo("sent");
  }

  @Test
  void shouldCountTaggedAddressesAsOneMailbox() throws Exception {
    JsonNode made = door.made(MAIL.formatted("first@example.org"));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      statuses.add(
          patch(made, channelOf(MAIL.formatted("Tagged+" + i + "@Example.org."))).statusCode());
    }
    assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 429);
  }

  @Test
  void shouldCompareWithTheChannelThatIsChangedNotWithOneSeenBefore() throws Exception {
    JsonNode made = door.made(MAIL.formatted("before@example.org"));
    List<String> asked = new ArrayList<>();
    door.prove(
        subscription -> {
          asked.add(subscription.wishes().channel().address());
          return CompletableFuture.completedStage(ProofResult.sent("on its way"));
        });
    String path = path(made);
    String slow = "{\"channel\": {\"to\": \"before@example.org\"}}";
    try (SlowRequest back = SlowRequest.patch(door.url() + path, token(made), slow)) {
      assertThat(patch(made, "{\"channel\": {\"to\": \"after@example.org\"}}").statusCode())
          .isEqualTo(200);
      assertThat(back.finish()).contains("HTTP/1.1 200");
    }
    assertThat(asked).containsExactly("after@example.org", "before@example.org");
  }

  @Test
  void shouldChangeNothingByATokenThatWasRenewedWhileTheBodyCame() throws Exception {
    JsonNode made = door.made(MAIL.formatted("renewed@example.org"));
    String slow = "{\"name\": \"thief\"}";
    try (SlowRequest theft = SlowRequest.patch(door.url() + path(made), token(made), slow)) {
      door.send(token(made), "POST", path(made) + "/token", null);
      assertThat(theft.finish()).contains("HTTP/1.1 404");
    }
    assertThat(kept(made).wishes().name()).isEqualTo("Lan");
  }

  @Test
  void shouldLetNobodyTakeAllTurnsByChannelsThatHang() throws Exception {
    LinkedBlockingQueue<CompletableFuture<ProofResult>> hanging = new LinkedBlockingQueue<>();
    door.prove(
        subscription -> {
          CompletableFuture<ProofResult> never = new CompletableFuture<>();
          hanging.add(never);
          return never;
        });
    ExecutorService strangers = Executors.newFixedThreadPool(2);
    try {
      List<Future<HttpResponse<String>>> waiting = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        String hook = WEBHOOK.formatted("https://hanging.example/" + i);
        waiting.add(strangers.submit(() -> door.send(null, "POST", "", hook)));
      }
      List<CompletableFuture<ProofResult>> answers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        CompletableFuture<ProofResult> asked = hanging.poll(60, TimeUnit.SECONDS);
        assertThat(asked).isNotNull();
        answers.add(asked);
      }
      HttpResponse<String> third =
          door.send(null, "POST", "", WEBHOOK.formatted("https://hanging.example/3"));
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.headers().firstValueAsLong("Retry-After").orElse(0)).isEqualTo(16);
      door.proveAll();
      assertThat(door.made(WEBHOOK.formatted("https://fine.example/")).get("state").asText())
          .isEqualTo("active");
      answers.forEach(answer -> answer.complete(ProofResult.failed("at last")));
      for (Future<HttpResponse<String>> answer : waiting) {
        assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
      }
      assertThat(
              door.send(null, "POST", "", WEBHOOK.formatted("https://fine.example/2")).statusCode())
          .isEqualTo(201);
    } finally {
      strangers.shutdownNow();
    }
  }

  @Test
  void shouldForgetUnverifiedOnesAfterADayWhenOthersCome() throws Exception {
    JsonNode first = door.made(MAIL.formatted("wanted@example.org"));
    for (int i = 1; i < 5; i++) {
      door.made(MAIL.formatted("wanted+" + i + "@example.org"));
    }
    JsonNode moved = door.made(MAIL.formatted("elsewhere@example.org"));
    clock.pass(Duration.ofHours(12));
    assertThat(patch(moved, "{\"channel\": {\"to\": \"wanted@example.org\"}}").statusCode())
        .isEqualTo(409);
    assertThat(door.send(null, "POST", "", MAIL.formatted("wanted@example.org")).statusCode())
        .isEqualTo(409);
    clock.pass(Duration.ofHours(12));
    assertThat(patch(moved, "{\"channel\": {\"to\": \"wanted@example.org\"}}").statusCode())
        .isEqualTo(200);
    assertThat(door.isKept(id(first))).isTrue();
    assertThat(door.send(null, "POST", "", MAIL.formatted("wanted@example.org")).statusCode())
        .isEqualTo(201);
    assertThat(door.isKept(id(first))).isFalse();
    assertThat(door.isKept(id(moved))).isTrue();
  }

  @Test
  void shouldNotLetStrangersLockAHostThatManyShare() throws Exception {
    door.prove(subscription -> CompletableFuture.completedStage(ProofResult.failed("HTTP 404")));
    for (int i = 0; i < 5; i++) {
      String mine = "https://Hooks.example.:44%d/services/mine?n=%d".formatted(i, i);
      assertThat(door.send(null, "POST", "", WEBHOOK.formatted(mine)).statusCode()).isEqualTo(201);
    }
    assertThat(
            door.send(null, "POST", "", WEBHOOK.formatted("https://hooks.example/services/mine"))
                .statusCode())
        .isEqualTo(409);
    assertThat(
            door.send(null, "POST", "", WEBHOOK.formatted("https://hooks.example/services/other"))
                .statusCode())
        .isEqualTo(201);
  }

  private static String channelOf(String wishes) throws Exception {
    return "{\"channel\": " + new JsonMapper().readTree(wishes).get("channel") + "}";
  }

  private HttpResponse<String> patch(JsonNode made, String change) throws Exception {
    return door.send(token(made), "PATCH", path(made), change);
  }

  private Subscription kept(JsonNode made) {
    return door.kept(id(made));
  }

  private static String token(JsonNode made) {
    return made.get("token").asText();
  }

  private static String id(JsonNode made) {
    return made.get("id").asText();
  }

  private static String path(JsonNode made) {
    return "/" + id(made);
  }
}
