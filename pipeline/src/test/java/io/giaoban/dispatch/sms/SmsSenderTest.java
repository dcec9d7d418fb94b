package io.giaoban.dispatch.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.ChannelCodes;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.TestAlerts;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.http.HttpCall;
import io.giaoban.dispatch.http.HttpCalls;
import io.giaoban.dispatch.http.HttpReply;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts by text message, through a gateway that is really there. */
class SmsSenderTest {
  private static final String TO = "+84901234567";
  private static final ChannelCodes CODES =
      new ChannelCodes(new SubscriberSecrets(new byte[SubscriberSecrets.KEY_BYTES]));

  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private SmsSender sender;
  private int status = 200;

  @TempDir private Path dir;

  @BeforeEach
  void open() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/send",
        exchange -> {
          messages.add(new JsonMapper().readTree(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    Path file =
        Files.writeString(
            dir.resolve("gateway.yaml"),
            """
            url: http://127.0.0.1:%d/send
            body: '{"to": "{to}", "text": "{text}", "alphabet": "{alphabet}", "id": "{id}"}'
            """
                .formatted(server.getAddress().getPort()));
    sender =
        new SmsSender(SmsGateway.read(file, name -> null), SmsSenderTest::call, TestAlerts.NAMES);
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void shouldTellInTheFirstLanguageWithItsLetters() throws Exception {
    Notice notice = TestAlerts.notice(subscription(true), TestAlerts.raised().build());
    assertThat(outcome(sender.send(notice))).isEqualTo(delivered());
    JsonNode message = messages.get(0);
    assertThat(message.get("to").asText()).isEqualTo(TO);
    assertThat(message.get("text").asText()).startsWith("CẢNH BÁO: Hà Nội: 2.045 ca mắc mới");
    assertThat(message.get("alphabet").asText()).isEqualTo("ucs2");
    assertThat(message.get("id").asText()).isEqualTo(notice.id());
  }

  @Test
  void shouldTellWithoutDiacriticsUnlessAskedFor() throws Exception {
    assertThat(
            outcome(
                sender.send(
                    TestAlerts.notice(subscription(false), TestAlerts.cancelled().build()))))
        .isEqualTo(delivered());
    assertThat(messages.get(0).get("text").asText()).startsWith("DA HUY, bo qua: Ha Noi");
    assertThat(messages.get(0).get("alphabet").asText()).isEqualTo("gsm7");
  }

  @Test
  void shouldTellThatTheGatewayRefused() throws Exception {
    status = 402;
    Outcome outcome =
        outcome(sender.send(TestAlerts.notice(subscription(false), TestAlerts.raised().build())));
    assertThat(outcome.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(outcome.status()).isEqualTo(402);
  }

  @Test
  void shouldSendACodeThatProvesTheTelephone() throws Exception {
    Subscription subscription = subscription(true);
    assertThat(outcome(sender.confirm(subscription, CODES, "confirm_1"))).isEqualTo(delivered());
    String code = CODES.digits(subscription);
    assertThat(code).matches("[0-9]{8}");
    assertThat(messages.get(0).get("text").asText()).startsWith(code + " la ma xac nhan");
  }

  @Test
  void shouldLeaveOtherChannelsToOthers() throws Exception {
    Subscription other = TestAlerts.subscription(new Channel.Mail("lan@example.org"), "vi");
    Notice notice = TestAlerts.notice(other, TestAlerts.raised().build());
    assertThat(outcome(sender.send(notice)).verdict()).isEqualTo(Verdict.UNSPEAKABLE);
    assertThat(outcome(sender.confirm(other, CODES, "1")).verdict()).isEqualTo(Verdict.UNSPEAKABLE);
    assertThat(messages).isEmpty();
  }

  private static Subscription subscription(boolean diacritics) {
    return TestAlerts.subscription(new Channel.Sms(TO, diacritics), "vi", "en");
  }

  private static Outcome delivered() {
    return new Outcome(Verdict.DELIVERED, 200, null, null);
  }

  private static Outcome outcome(CompletionStage<Outcome> attempt) throws Exception {
    return attempt.toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  /** As much of {@link HttpCalls} as a gateway that answers needs. */
  private static CompletionStage<HttpReply> call(HttpCall call) {
    HttpRequest.Builder request = HttpRequest.newBuilder(call.url());
    call.headers().forEach(request::header);
    return HttpClient.newHttpClient()
        .sendAsync(
            request.method(call.method(), BodyPublishers.ofString(call.body())).build(),
            BodyHandlers.ofString())
        .thenApply(
            reply ->
                new HttpReply(
                    new Outcome(
                        reply.statusCode() / 100 == 2 ? Verdict.DELIVERED : Verdict.REFUSED,
                        reply.statusCode(),
                        null,
                        null),
                    reply.body()));
  }
}
