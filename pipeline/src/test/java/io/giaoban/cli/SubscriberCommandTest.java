package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code subscriber}. */
class SubscriberCommandTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  private static final String RAISED =
      "{\"type\":\"alert.raised\",\"data\":{\"alert\":{\"id\":\"a\",\"headline\":{\"vi\":\"Hà Nội: 2.045 ca\"}}}}";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    thread.shutdownNow();
  }

  @Test
  void shouldPrintALineForEachMessage() throws Exception {
    URI url = started("--secret=" + OTHER, "--secret=" + SECRET);
    assertThat(sent(url, SECRET, RAISED).statusCode()).isEqualTo(204);
    sent(url, "whsec_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB", RAISED);
    sent(url, SECRET, "<alert/>\u001b[2J");
    assertThat(lines().subList(1, 4))
        .satisfiesExactly(
            line -> assertThat(line).endsWith("  verified  alert.raised  Hà Nội: 2.045 ca"),
            line ->
                assertThat(line)
                    .endsWith(
                        "  NOT VERIFIED (No matching signature found)  alert.raised  Hà Nội: 2.045 ca"),
            line -> assertThat(line).endsWith("  verified  text/plain"));
  }

  @Test
  void shouldAnswerAChallengeAndLearnTheSecretLater(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("secret");
    URI url = started("--secret-file=" + file);
    HttpResponse<String> answer =
        sent(
            url,
            SECRET,
            "{\"type\":\"subscription.verification\",\"data\":{\"challenge\":\"xyz\"}}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("xyz");
    assertThat(lines().get(1))
        .endsWith(
            "  NOT VERIFIED (no secret to check it with)  subscription.verification  answered");
    Files.writeString(file, SECRET + "\n");
    sent(url, SECRET, RAISED);
    assertThat(lines().get(2)).contains("  verified  ");
  }

  @Test
  void shouldAnswerAsToldAndPrintBodies() throws Exception {
    URI url = started("--answer=503", "--answer-after=PT0.01S", "--json");
    assertThat(sent(url, SECRET, RAISED).statusCode()).isEqualTo(503);
    assertThat(lines().get(1)).isEqualTo(RAISED);
  }

  @Test
  void shouldRefuseWhatItDoesNotUnderstand() {
    assertThat(run("--answer=99")).isEqualTo(1);
    assertThat(err.toString()).contains("--answer: 99 (expected: 200 to 599)");
    assertThat(run("--host=192.0.2.1", "--port=0")).isEqualTo(1);
    assertThat(err.toString())
        .contains("192.0.2.1:0 (expected: an address and a free port of this machine)");
    assertThat(run("--secret=whsec_")).isEqualTo(1);
    assertThat(err.toString()).contains("secret: of 6 characters (expected: whsec_ and Base64)");
  }

  @Test
  void shouldEndWhenItIsTold() throws Exception {
    Future<Integer> ended = thread.submit(() -> run("--port=0"));
    await().until(() -> out.toString().startsWith("ready "));
    thread.shutdownNow();
    assertThat(ended.get()).isZero();
  }

  private URI started(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--port=0");
    Future<Integer> unused = thread.submit(() -> run(all.toArray(new String[0])));
    await().until(() -> out.toString().startsWith("ready ") && out.toString().contains("\n"));
    return URI.create(lines().get(0).substring("ready ".length()));
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("subscriber"));
    all.addAll(Arrays.asList(arguments));
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(new String[0]));
  }

  private static HttpResponse<String> sent(URI url, String secret, String body) throws Exception {
    long now = Instant.now().getEpochSecond();
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(url)
                .header("Content-Type", body.startsWith("{") ? "application/json" : "text/plain")
                .header("webhook-id", "msg-1")
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", new Webhook(secret).sign("msg-1", now, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
