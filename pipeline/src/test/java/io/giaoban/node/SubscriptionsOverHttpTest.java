package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.dispatch.ProofResult;
import io.giaoban.dispatch.Subscription;
import io.giaoban.place.PlacesFile;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions as their owners make and manage them over HTTP. */
class SubscriptionsOverHttpTest {
  private static final String WEBHOOK =
      """
      {"name": "Centre", "channel": {"type": "webhook", "url": "https://hooks.example.org/a"},
       "filter": {"cities": ["VN-HN"]}}
      """;
  private static final String MAIL =
      """
      {"name": "Lan <b>", "channel": {"type": "mail", "to": "lan@example.org"}}
      """;

  @TempDir private static Path dir;
  private static TestCluster cluster;
  private static TestSubscribers door;

  @BeforeAll
  static void start() {
    cluster = TestCluster.start(dir);
    cluster.define(List.copyOf(PlacesFile.shipped().cities()));
    door = new TestSubscribers(cluster, false);
  }

  @AfterAll
  static void stop() {
    door.close();
    cluster.close();
  }

  @BeforeEach
  void proveAll() {
    door.proveAll();
  }

  @Test
  void shouldShowTokenAndSecretOnce() throws Exception {
    HttpResponse<String> answer = door.send(TestSubscribers.KEY, "POST", "", WEBHOOK);
    JsonNode made = TestSubscribers.json(answer);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/v1/subscriptions/" + made.get("id").asText());
    assertThat(made.get("token").asText()).matches("gbs_[A-Za-z0-9_-]{32}");
    assertThat(made.get("secret").asText()).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(made.get("state").asText()).isEqualTo("active");
    assertThat(made.at("/verification/state").asText()).isEqualTo("verified");
    JsonNode later = shown(made);
    assertThat(later.has("token")).isFalse();
    assertThat(later.has("secret")).isFalse();
    assertThat(later.at("/filter/cities/0").asText()).isEqualTo("VN-HN");
    assertThat(later.get("waiting")).isEmpty();
  }

  @Test
  void shouldOpenWithATokenItsOwnSubscriptionOnly() throws Exception {
    JsonNode one = door.made(WEBHOOK);
    JsonNode two = door.made(MAIL);
    String token = one.get("token").asText();
    assertThat(door.send(token, "GET", path(one), null).statusCode()).isEqualTo(200);
    HttpResponse<String> others = door.send(token, "GET", path(two), null);
    HttpResponse<String> nobodys = door.send(token, "GET", "/none", null);
    assertThat(List.of(others.statusCode(), nobodys.statusCode())).containsExactly(404, 404);
    assertThat(others.body().replace(two.get("id").asText(), "none")).isEqualTo(nobodys.body());
    for (String change :
        List.of("/secret", "/token", "/verify", "/replay?from=2022-01-01T00:00Z")) {
      assertThat(door.send(token, "POST", path(two) + change, null).statusCode()).isEqualTo(404);
    }
    assertThat(door.send(token, "DELETE", path(two), null).statusCode()).isEqualTo(404);
    assertThat(door.send(token, "PATCH", path(two), "{}").statusCode()).isEqualTo(404);
    assertThat(door.send(token, "GET", path(two) + "/deliveries", null).statusCode())
        .isEqualTo(404);
    assertThat(ids(door.send(token, "GET", "", null))).containsExactly(one.get("id").asText());
    assertThat(ids(door.send(TestSubscribers.KEY, "GET", "", null)))
        .contains(one.get("id").asText(), two.get("id").asText());
    assertThat(door.send(null, "GET", path(one), null).statusCode()).isEqualTo(401);
    assertThat(door.send(null, "POST", "", WEBHOOK).statusCode()).isEqualTo(401);
    assertThat(door.send(token, "POST", "", WEBHOOK).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": \"x\", \"chanel\": {}} | channel: missing among [name, chanel] (expected: to be there)",
        "{\"name\": \"x\", \"channel\": {\"type\": \"webhook\", \"url\": \"http://a\", \"frmat\": \"cap\"}} | channel.frmat: not known (expected: one of [",
        "{\"name\": \"x\", \"channel\": {\"type\": \"fax\"}} | channel.type: \"fax\" (expected: webhook, mail or sms)",
        "{\"name\": \"x\", \"channel\": {\"type\": \"webhook\"}} | channel.url: missing among [",
        "{\"name\": \"x\", \"channel\": {\"type\": \"webhook\", \"url\": \"ftp://x\"}} | url: \"ftp://x\" (expected: http or https",
        "{\"name\": \"x\", \"channel\": {\"type\": \"mail\", \"to\": \"lan\"}} | to: \"lan\" (expected: one e-mail address",
        "{\"name\": 5, \"channel\": {\"type\": \"mail\", \"to\": \"a@b\"}} | name: \"5\" (expected: a text)",
        "{\"name\": \"x\"} | channel: missing among [name]",
        "{\"name\": \"x\", \"channel\": {\"type\": \"mail\", \"to\": \"a@b\"}, \"filter\": {\"cities\": [\"HN\"]}} | city: \"HN\" (expected: one of [VN-HN",
        "{\"name\": \"x\", \"channel\": {\"type\": \"mail\", \"to\": \"a@b\"}, \"filter\": {\"rules\": [\"none\"]}} | rule: \"none\" (expected: one of [",
        "{\"name\": \"x\", \"channel\": {\"type\": \"mail\", \"to\": \"a@b\"}, \"filter\": {\"severities\": [\"bad\"]}} | filter.severities[0]: \"bad\" (expected: one of [",
        "{\"name\": \"x\", \"channel\": {\"type\": \"mail\", \"to\": \"a@b\"}, \"digest\": {\"at\": [\"25:00\"]}} | digest.at[0]: \"25:00\" (expected: a time of the day",
        "{\"name\": \"x\", \"channel\": {\"type\": \"mail\", \"to\": \"a@b\"}, \"from\": \"yesterday\"} | from: \"yesterday\" (expected: a time as",
        "{\"name\": \"x\", \"channel\": {\"type\": \"mail\", \"to\": \"a@b\"}, \"from\": \"9000-01-01T00:00:00Z\"} | from: 9000-01-01T00:00:00Z (expected: until now)",
      })
  void shouldRefuseWhatItDoesNotUnderstandByName(String wishes, String detail) throws Exception {
    HttpResponse<String> answer = door.send(TestSubscribers.KEY, "POST", "", wishes);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(TestSubscribers.json(answer).get("detail").asText()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[] | one JSON object", "{\"a\": 1, \"a\": 2} | 'a'", "{ | body:"})
  void shouldRefuseABodyThatIsNoObject(String body, String detail) throws Exception {
    HttpResponse<String> answer = door.send(TestSubscribers.KEY, "POST", "", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(detail);
  }

  @Test
  void shouldRefuseABodyThatIsTooLarge() throws Exception {
    assertThat(door.send(TestSubscribers.KEY, "POST", "", " ".repeat(70_000)).statusCode())
        .isEqualTo(413);
  }

  @Test
  void shouldChangeWhatIsNamedAndKeepTheRest() throws Exception {
    JsonNode made = door.made(WEBHOOK);
    JsonNode changed =
        changed(
            made,
            "{\"name\": \"Duty\", \"contact\": \"duty@example.org\", \"filter\": {\"severities\": [\"severe\"]}}");
    assertThat(changed.get("name").asText()).isEqualTo("Duty");
    assertThat(changed.at("/filter/cities/0").asText()).isEqualTo("VN-HN");
    assertThat(changed.at("/filter/severities/0").asText()).isEqualTo("severe");
    assertThat(changed.get("state").asText()).isEqualTo("active");
    assertThat(changed.get("secret").isNull()).isTrue();
    JsonNode less = changed(made, "{\"contact\": null, \"filter\": null}");
    assertThat(less.has("contact")).isFalse();
    assertThat(less.get("filter")).isEmpty();
    HttpResponse<String> refused =
        door.send(made.get("token").asText(), "PATCH", path(made), "{\"from\": null, \"x\": 1}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("x: not known");
    assertThat(changed(made, "{}").get("name").asText()).isEqualTo("Duty");
  }

  @Test
  void shouldVerifyAnotherChannelAnew() throws Exception {
    JsonNode made = door.made(WEBHOOK);
    door.prove(
        subscription -> CompletableFuture.completedStage(ProofResult.failed("HTTP 404 (x)")));
    JsonNode format = changed(made, "{\"channel\": {\"format\": \"cap\"}}");
    assertThat(format.get("state").asText()).isEqualTo("active");
    JsonNode moved = changed(made, "{\"channel\": {\"url\": \"https://hooks.example.org/b\"}}");
    assertThat(moved.at("/channel/format").asText()).isEqualTo("cap");
    assertThat(moved.get("state").asText()).isEqualTo("unverified");
    assertThat(moved.at("/verification/state").asText()).isEqualTo("failed");
    assertThat(moved.at("/verification/detail").asText()).isEqualTo("HTTP 404 (x)");
    door.proveAll();
    HttpResponse<String> verified =
        door.send(made.get("token").asText(), "POST", path(made) + "/verify", null);
    assertThat(TestSubscribers.json(verified).get("state").asText()).isEqualTo("active");
    JsonNode mail =
        changed(made, "{\"channel\": {\"type\": \"mail\", \"to\": \"lan@example.org\"}}");
    assertThat(mail.get("channel").toString())
        .isEqualTo("{\"type\":\"mail\",\"to\":\"lan@example.org\"}");
  }

  @Test
  void shouldTellItsSecretToWhoTurnsToAWebhook() throws Exception {
    JsonNode made = door.made(MAIL);
    assertThat(made.get("secret").isNull()).isTrue();
    HttpResponse<String> refused =
        door.send(made.get("token").asText(), "POST", path(made) + "/secret", null);
    assertThat(refused.statusCode()).isEqualTo(422);
    JsonNode turned =
        changed(made, "{\"channel\": {\"type\": \"webhook\", \"url\": \"http://a.example\"}}");
    assertThat(turned.get("secret").asText()).startsWith("whsec_");
  }

  @Test
  void shouldPauseAndGoOn() throws Exception {
    JsonNode made = door.made(MAIL);
    assertThat(changed(made, "{\"paused\": true}").get("state").asText()).isEqualTo("paused");
    assertThat(kept(made).active()).isFalse();
    assertThat(changed(made, "{\"paused\": false}").get("state").asText()).isEqualTo("active");
    assertThat(kept(made).life().resumes()).isEqualTo(1);
    assertThat(kept(made).active()).isTrue();
  }

  @Test
  void shouldLetTheOldSecretSignForADayAfterRotation() throws Exception {
    JsonNode made = door.made(WEBHOOK);
    JsonNode second = posted(made, "/secret");
    assertThat(second.get("secret").asText())
        .startsWith("whsec_")
        .isNotEqualTo(made.get("secret").asText());
    Subscription kept = kept(made);
    assertThat(kept.access().secrets()).extracting("number").containsExactly(1, 2);
    assertThat(
            Duration.between(
                kept.access().secrets().get(1).createdAt(), kept.access().secrets().get(0).until()))
        .isEqualTo(Duration.ofHours(24));
    JsonNode third = posted(made, "/secret");
    assertThat(kept(made).access().secrets()).extracting("number").containsExactly(2, 3);
    assertThat(third.get("secrets")).hasSize(2);
    assertThat(third.at("/secrets/1/until").isNull()).isTrue();
  }

  @Test
  void shouldOpenWithTheNewTokenOnly() throws Exception {
    JsonNode made = door.made(MAIL);
    String old = made.get("token").asText();
    String renewed = posted(made, "/token").get("token").asText();
    assertThat(door.send(old, "GET", path(made), null).statusCode()).isEqualTo(404);
    assertThat(door.send(old, "GET", "", null).statusCode()).isEqualTo(401);
    assertThat(door.send(renewed, "GET", path(made), null).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldForgetADeletedSubscription() throws Exception {
    JsonNode made = door.made(MAIL);
    String token = made.get("token").asText();
    assertThat(door.send(token, "DELETE", path(made), null).statusCode()).isEqualTo(204);
    assertThat(door.send(token, "GET", path(made), null).statusCode()).isEqualTo(404);
    assertThat(Definitions.read(DefinitionKind.SUBSCRIPTIONS, cluster.brokers()).current())
        .extracting(Subscription::id)
        .doesNotContain(made.get("id").asText());
  }

  private static JsonNode changed(JsonNode made, String patch) throws Exception {
    HttpResponse<String> answer = door.send(made.get("token").asText(), "PATCH", path(made), patch);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestSubscribers.json(answer);
  }

  private static JsonNode posted(JsonNode made, String what) throws Exception {
    HttpResponse<String> answer =
        door.send(made.get("token").asText(), "POST", path(made) + what, null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return TestSubscribers.json(answer);
  }

  private static JsonNode shown(JsonNode made) throws Exception {
    return TestSubscribers.json(door.send(made.get("token").asText(), "GET", path(made), null));
  }

  private static Subscription kept(JsonNode made) {
    return door.kept(made.get("id").asText());
  }

  private static String path(JsonNode made) {
    return "/" + made.get("id").asText();
  }

  private static List<String> ids(HttpResponse<String> answer) throws Exception {
    return TestSubscribers.json(answer).get("subscriptions").findValuesAsText("id");
  }
}
