package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.dispatch.ChannelCodes;
import io.giaoban.dispatch.ProofResult;
import io.giaoban.dispatch.Subscription;
import io.giaoban.place.PlacesFile;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels that prove to be their owners', and doors that anybody may come in by. */
class SubscribersProvedTest {
  private static final String MAIL =
      """
      {"name": "Lan <b>", "channel": {"type": "mail", "to": "%s"}}
      """;
  private static final String SMS =
      """
      {"name": "Lan", "channel": {"type": "sms", "to": "+84901234567"}}
      """;

  @TempDir private static Path dir;
  private static TestCluster cluster;
  private static TestSubscribers door;

  @BeforeAll
  static void start() {
    cluster = TestCluster.start(dir);
    cluster.define(List.copyOf(PlacesFile.shipped().cities()));
    door = sending(new TestSubscribers(cluster, true));
  }

  @AfterAll
  static void stop() {
    door.close();
    cluster.close();
  }

  @Test
  void shouldConfirmByTheButtonAndNotByTheLink() throws Exception {
    JsonNode made = door.made(MAIL.formatted("lan@example.org"));
    assertThat(made.at("/verification/state").asText()).isEqualTo("sent");
    String link = path(made) + "/confirm?code=" + codes().confirm(kept(made));
    HttpResponse<String> page = door.send(null, "GET", link, null);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.body())
        .contains("<form method=\"post\"><button>", "Lan &lt;b&gt;", "Xác nhận")
        .doesNotContain("<b>", codes().confirm(kept(made)));
    assertThat(kept(made).life().verifiedAt()).isNull();
    HttpResponse<String> done = door.send(null, "POST", link, null);
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("Đã xác nhận").doesNotContain("<form");
    assertThat(kept(made).active()).isTrue();
  }

  @Test
  void shouldConfirmNothingByAnotherCode() throws Exception {
    JsonNode made = door.made(MAIL.formatted("hoa@example.org"));
    JsonNode other = door.made(MAIL.formatted("mai@example.org"));
    for (String code :
        List.of("", "x", codes().confirm(kept(other)), codes().unsubscribe(kept(made)))) {
      String link = path(made) + "/confirm?code=" + code;
      assertThat(door.send(null, "GET", link, null).statusCode()).isEqualTo(404);
      assertThat(door.send(null, "POST", link, null).statusCode()).isEqualTo(404);
    }
    String before = codes().confirm(kept(made));
    door.send(
        made.get("token").asText(),
        "PATCH",
        path(made),
        "{\"channel\": {\"to\": \"cuc@example.org\"}}");
    String link = path(made) + "/confirm?code=" + before;
    assertThat(door.send(null, "POST", link, null).statusCode()).isEqualTo(404);
    assertThat(kept(made).life().verifiedAt()).isNull();
  }

  @Test
  void shouldForgetWhoUnsubscribesInOneClick() throws Exception {
    JsonNode made = door.made(MAIL.formatted("tam@example.org"));
    String link = path(made) + "/unsubscribe?code=" + codes().unsubscribe(kept(made));
    assertThat(door.send(null, "GET", link, null).body()).contains("<form method=\"post\">");
    assertThat(door.isKept(made.get("id").asText())).isTrue();
    HttpResponse<String> done = door.send(null, "POST", link, "List-Unsubscribe=One-Click");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("Unsubscribed");
    assertThat(door.isKept(made.get("id").asText())).isFalse();
    assertThat(door.send(null, "POST", link, null).statusCode()).isEqualTo(404);
  }

  @Test
  void shouldTakeTheDigitsOfATextMessageAndLimitTries() throws Exception {
    JsonNode made = door.made(SMS);
    String token = made.get("token").asText();
    String digits = codes().digits(kept(made));
    assertThat(digits).matches("[0-9]{8}");
    String other = digits.equals("12345678") ? "12345679" : "12345678";
    for (int i = 0; i < 4; i++) {
      HttpResponse<String> wrong = tried(token, made, other);
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(wrong.body()).contains(other).doesNotContain(digits);
    }
    HttpResponse<String> right = tried(token, made, digits);
    assertThat(TestSubscribers.json(right).get("state").asText()).isEqualTo("active");
    HttpResponse<String> sixth = tried(token, made, digits);
    assertThat(sixth.statusCode()).isEqualTo(429);
    assertThat(sixth.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
  }

  @Test
  void shouldLeaveItUnverifiedWhenTheProofIsInVain() throws Exception {
    try (TestSubscribers other = new TestSubscribers(cluster, false)) {
      JsonNode none = other.made(MAIL.formatted("an@example.org"));
      assertThat(none.at("/verification/detail").asText()).contains("no means to verify a mail");
      other.prove(subscription -> CompletableFuture.failedStage(new IllegalStateException("x")));
      JsonNode failed = other.made(MAIL.formatted("an@example.org"));
      assertThat(failed.get("state").asText()).isEqualTo("unverified");
      assertThat(failed.at("/verification/state").asText()).isEqualTo("failed");
    }
  }

  @Test
  void shouldLetAnybodySubscribeButTroubleNobody() throws Exception {
    try (TestSubscribers open = sending(new TestSubscribers(cluster, true))) {
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String to = i % 2 == 0 ? "Victim@example.org" : "victim@example.org";
        statuses.add(open.send(null, "POST", "", MAIL.formatted(to)).statusCode());
      }
      assertThat(statuses).containsExactly(201, 201, 201, 201, 201, 409);
      assertThat(open.made(MAIL.formatted("victim@example.org")).has("id")).isTrue();
      assertThat(open.send("wrong", "POST", "", MAIL.formatted("a@b.c")).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void shouldSendNoMoreThanAFewMessagesAnHourToOneMailbox() throws Exception {
    try (TestSubscribers open = sending(new TestSubscribers(cluster, true))) {
      JsonNode made =
          TestSubscribers.json(open.send(null, "POST", "", MAIL.formatted("few@example.org")));
      String token = made.get("token").asText();
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        statuses.add(open.send(token, "POST", path(made) + "/verify", null).statusCode());
      }
      assertThat(statuses).containsExactly(200, 200, 200, 200, 429);
      open.send(token, "DELETE", path(made), null);
      assertThat(open.send(null, "POST", "", MAIL.formatted("few@example.org")).statusCode())
          .isEqualTo(429);
    }
  }

  @Test
  void shouldLimitWhatComesFromOneAddress() throws Exception {
    try (TestSubscribers open = sending(new TestSubscribers(cluster, true))) {
      int made = 0;
      HttpResponse<String> answer = open.send(null, "POST", "", MAIL.formatted("0@example.org"));
      while (answer.statusCode() == 201 && made < 100) {
        made++;
        answer = open.send(null, "POST", "", MAIL.formatted(made + "@example.org"));
      }
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(made).isBetween(30, 40);
      assertThat(open.made(MAIL.formatted("operator@example.org")).has("id")).isTrue();
    }
  }

  private static TestSubscribers sending(TestSubscribers subscribers) {
    subscribers.prove(
        subscription -> CompletableFuture.completedStage(ProofResult.sent("on its way")));
    return subscribers;
  }

  private static HttpResponse<String> tried(String token, JsonNode made, String code)
      throws Exception {
    return door.send(token, "POST", path(made) + "/verify?code=" + code, null);
  }

  private static ChannelCodes codes() {
    return door.codes();
  }

  private static Subscription kept(JsonNode made) {
    return door.kept(made.get("id").asText());
  }

  private static String path(JsonNode made) {
    return "/" + made.get("id").asText();
  }
}
