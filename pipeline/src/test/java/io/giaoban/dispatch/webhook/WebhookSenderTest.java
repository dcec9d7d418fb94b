package io.giaoban.dispatch.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Channel.Webhook.Format;
import io.giaoban.dispatch.Digest;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.TestSubscriber;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.http.AllowedNetworks;
import io.giaoban.dispatch.http.GuardedHttp;
import io.giaoban.schema.Alert;
import io.giaoban.subscriber.Proof;
import io.giaoban.subscriber.Received;
import io.giaoban.wire.AvroJson;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What webhooks are sent, over real HTTP. */
class WebhookSenderTest {
  private static final int MOST_BYTES = 20_000;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final GuardedHttp http = new GuardedHttp(AllowedNetworks.of(List.of("127.0.0.1")));
  private final WebhookSender sender =
      new WebhookSender(
          http,
          Notices.SECRETS,
          Notices.days(),
          message -> "<alert>" + message.getId() + "</alert>",
          () -> Notices.BASE + "/",
          Clock.systemUTC());
  private final TestSubscriber subscriber = new TestSubscriber().learn(Notices.secretText(1));

  @AfterEach
  void close() {
    subscriber.close();
    http.close();
  }

  @Test
  void shouldTellAnAlertWithItsFiguresAndLinks() throws Exception {
    Alert message = Notices.message(4, null);
    Received received = sent(Format.JSON, message);
    assertThat(received.header("content-type")).contains("application/json");
    JsonNode body = MAPPER.readTree(received.body());
    assertThat(names(body)).containsExactly("type", "timestamp", "data");
    assertThat(body.get("type").asText()).isEqualTo("alert.raised");
    assertThat(body.get("timestamp").asText()).isEqualTo("2022-01-02T11:00:00Z");
    JsonNode data = body.get("data");
    assertThat(names(data)).containsExactly("alert", "figures", "links");
    ObjectNode alert = AvroJson.of(message);
    alert.putObject("headline").put("vi", "Hà Nội: 2.045 ca");
    alert.putObject("advice");
    alert.putArray("joined").add(2).add(3);
    assertThat(data.get("alert").toPrettyString()).isEqualTo(alert.toPrettyString());
    assertThat(data.at("/figures/newCases").asInt()).isEqualTo(2_045);
    assertThat(data.at("/figures/state").asText()).isEqualTo("final");
    String base = "https://giaoban.example.org/v1/";
    assertThat(data.get("links"))
        .isEqualTo(
            MAPPER
                .createObjectNode()
                .put("alert", base + "alerts/VN-HN.cases-2000.2022-01-02")
                .put("cap", base + "alerts/VN-HN.cases-2000.2022-01-02.cap")
                .put("city-days", base + "cities/VN-HN/days?from=2021-12-06&to=2022-01-02")
                .put("subscription", base + "subscriptions/sub-1"));
  }

  @Test
  void shouldTellTheFiguresOfTheUnitThatAnAlertIsAbout() throws Exception {
    JsonNode figures = data(Notices.message(1, "001")).get("figures");
    assertThat(figures.get("unit").asText()).isEqualTo("001");
    assertThat(figures.get("newCases").asInt()).isEqualTo(232);
  }

  @Test
  void shouldSayThatFiguresAreNotKnown() throws Exception {
    Alert message = Notices.message(1, null);
    message.setDay(Notices.DAY.plusDays(1));
    assertThat(data(message).get("figures").isNull()).isTrue();
  }

  @Test
  void shouldTellACloudEvent() throws Exception {
    Alert message = Notices.message(1, "001");
    Received received = sent(Format.CLOUDEVENTS, message);
    assertThat(received.header("content-type")).contains("application/cloudevents+json");
    CloudEvent event = new JsonFormat().deserialize(received.body().getBytes(UTF_8));
    assertThat(event.getId()).isEqualTo("msg-1");
    assertThat(event.getSource()).isEqualTo(URI.create("https://giaoban.example.org/"));
    assertThat(event.getType()).isEqualTo("io.giaoban.alert.raised");
    assertThat(event.getSubject()).isEqualTo("VN-HN/001");
    assertThat(event.getTime().toInstant()).isEqualTo(Instant.parse("2022-01-02T11:00:00Z"));
    assertThat(event.getDataContentType()).isEqualTo("application/json");
    assertThat(MAPPER.readTree(event.getData().toBytes())).isEqualTo(data(message));
  }

  @Test
  void shouldTellACapDocument() throws Exception {
    Received received = sent(Format.CAP, Notices.message(1, null));
    assertThat(received.header("content-type")).contains("application/cap+xml");
    assertThat(received.body()).isEqualTo("<alert>VN-HN.cases-2000.2022-01-02</alert>");
  }

  /** Few with all, more without figures, many by name only: but each of them. */
  @ParameterizedTest
  @CsvSource({"1, false, false", "8, false, false", "13, true, false", "100, true, true"})
  void shouldKeepADigestSmallAndTellAllOfIt(int count, boolean figuresLeftOut, boolean shortened)
      throws Exception {
    Alert[] messages =
        IntStream.rangeClosed(1, count)
            .mapToObj(sequence -> Notices.message(sequence, null))
            .toArray(Alert[]::new);
    Notice notice = Notices.notice(digest(Format.JSON), messages);
    assertThat(told(notice).verdict()).isEqualTo(Verdict.DELIVERED);
    String body = subscriber.received().get(0).body();
    assertThat(body.getBytes(UTF_8).length).isLessThan(MOST_BYTES);
    JsonNode json = MAPPER.readTree(body);
    assertThat(json.get("type").asText()).isEqualTo("alert.digest");
    JsonNode data = json.get("data");
    assertThat(data.findValues("sequence").stream().map(JsonNode::asInt))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
    assertThat(data.findValues("figures")).hasSize(count - data.get("figuresLeftOut").asInt());
    assertThat(data.findValues("headline")).hasSize(count - data.get("alertsShortened").asInt());
    assertThat(data.get("figuresLeftOut").asInt() > 0).isEqualTo(figuresLeftOut);
    assertThat(data.get("alertsShortened").asInt() > 0).isEqualTo(shortened);
    assertThat(data.at("/links/subscription").asText()).endsWith("/v1/subscriptions/sub-1");
  }

  @Test
  void shouldRefuseTheWishForADigestOfCapDocuments() {
    assertThatThrownBy(() -> digest(Format.CAP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "digest: of CAP documents (expected: each at once; a document tells one message)");
  }

  @Test
  void shouldTellNobodyByAnotherChannel() throws Exception {
    Subscription mail =
        Notices.subscription(new Channel.Mail("lan@example.org"), null, List.of(Notices.secret(1)));
    assertThat(told(Notices.notice(mail, Notices.message(1, null))))
        .isEqualTo(Outcome.of(Verdict.UNSPEAKABLE, "channel: mail (expected: webhook)"));
  }

  @Test
  void shouldTellTheSameOnEveryAttempt() throws Exception {
    subscriber.thenAnswer(500).thenAnswer(429);
    Notice notice = notice(Format.JSON, Notices.message(1, null));
    assertThat(told(notice).verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(told(notice).verdict()).isEqualTo(Verdict.THROTTLED);
    assertThat(told(notice).verdict()).isEqualTo(Verdict.DELIVERED);
    assertThat(subscriber.receivedIds()).containsExactly("msg-1", "msg-1", "msg-1");
    assertThat(subscriber.proofs()).allMatch(Proof::verified);
    assertThat(subscriber.received().stream().map(Received::body).distinct()).hasSize(1);
  }

  @Test
  void shouldNotBeMistakenForAnother() throws Exception {
    TestSubscriber stranger = new TestSubscriber().learn(Notices.secretText(2));
    Subscription subscription = Notices.subscription(stranger.url(), Format.JSON);
    told(Notices.notice(subscription, Notices.message(1, null)));
    assertThat(stranger.proofs())
        .extracting(Proof::toString)
        .containsExactly("NOT VERIFIED (No matching signature found)");
  }

  private Received sent(Format format, Alert message) throws Exception {
    assertThat(told(notice(format, message)).verdict()).isEqualTo(Verdict.DELIVERED);
    assertThat(subscriber.proofs()).allMatch(Proof::verified);
    List<Received> received = subscriber.received();
    return received.get(received.size() - 1);
  }

  private JsonNode data(Alert message) throws Exception {
    return MAPPER.readTree(sent(Format.JSON, message).body()).get("data");
  }

  private Notice notice(Format format, Alert message) {
    return Notices.notice(Notices.subscription(subscriber.url(), format), message);
  }

  private Subscription digest(Format format) {
    return Notices.subscription(
        new Channel.Webhook(subscriber.url(), format),
        new Digest(new TreeSet<>(List.of(LocalTime.of(18, 0))), null),
        List.of(Notices.secret(1)));
  }

  private Outcome told(Notice notice) throws Exception {
    return sender.send(notice).toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  private static List<String> names(JsonNode object) {
    return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
        .toList();
  }
}
