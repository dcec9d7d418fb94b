package io.giaoban.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.ExecutionScheduledEvent;
import io.giaoban.feed.FeedException.Fault;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** The gateway's {@code POST /v1/reports}, asked until it says what became of a submission. */
final class Door {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);
  private static final double JITTER = 0.25;
  private static final int SHOWN_CHARS = 500;

  private final FeedOptions options;
  private final Consumer<String> waiting;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final FailsafeExecutor<HttpResponse<byte[]>> patiently;

  /**
   * The door.
   *
   * @param waiting is told why a submission will be sent again
   */
  Door(FeedOptions options, Consumer<String> waiting) {
    this.options = options;
    this.waiting = waiting;
    this.patiently =
        Failsafe.with(
            RetryPolicy.<HttpResponse<byte[]>>builder()
                .handleIf(Door::mayPass)
                .handleResultIf(answer -> mayPass(answer.statusCode()))
                .withMaxAttempts(-1)
                .withMaxDuration(options.giveUpAfter())
                .withBackoff(FIRST_WAIT, LONGEST_WAIT)
                .withDelayFn(execution -> askedFor(execution.getLastResult()))
                .withJitter(JITTER)
                .onRetryScheduled(this::tell)
                .build());
  }

  /**
   * Sends a submission.
   *
   * @param idempotencyKey the same submission under the same key counts once, and has one answer
   */
  Submitted send(String contentType, String body, String idempotencyKey) {
    HttpRequest request =
        HttpRequest.newBuilder(options.door())
            .timeout(ANSWER_TIMEOUT)
            .header("Authorization", options.key().bearer())
            .header("Content-Type", contentType)
            .header("Idempotency-Key", "\"" + idempotencyKey + "\"")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return new Submitted(
        patiently.getStageAsync(
            () -> http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())));
  }

  /** A submission under way. */
  final class Submitted {
    private final CompletableFuture<HttpResponse<byte[]>> response;

    private Submitted(CompletableFuture<HttpResponse<byte[]>> response) {
      this.response = response;
    }

    /** Waits for the answer. */
    Answer await() throws FeedException {
      try {
        return answer(response.join());
      } catch (CompletionException e) {
        throw failure(e.getCause(), e);
      }
    }

    /** Sends it no more. */
    void cancel() {
      response.cancel(true);
    }
  }

  private Answer answer(HttpResponse<byte[]> response) throws FeedException {
    int status = response.statusCode();
    if (status == 200 || status == 207) {
      return read(response.body());
    }
    throw new FeedException(
        switch (status) {
          case 400, 413, 415, 422 -> Fault.FILE;
          default -> mayPass(status) ? Fault.NO_ANSWER : Fault.ENTRY;
        },
        "%s answers %d: %s".formatted(options.door(), status, said(response)));
  }

  private Answer read(byte[] body) throws FeedException {
    try {
      Answer answer = JSON.readValue(body, Answer.class);
      if (answer.results() != null && answer.results().size() == answer.rejected()) {
        return answer;
      }
    } catch (IOException e) {
      throw noGateway(e);
    }
    throw noGateway(null);
  }

  private FeedException noGateway(@Nullable Exception e) {
    String message =
        options.door()
            + " gives no answer of a gateway (expected: {\"accepted\", \"rejected\", …})";
    return e == null
        ? new FeedException(Fault.ENTRY, message)
        : new FeedException(Fault.ENTRY, message, e);
  }

  private FeedException failure(Throwable why, CompletionException e) {
    return new FeedException(
        mayPass(why) ? Fault.NO_ANSWER : Fault.ENTRY,
        "%s does not answer: %s".formatted(options.door(), why(why)),
        e);
  }

  private void tell(ExecutionScheduledEvent<HttpResponse<byte[]>> event) {
    HttpResponse<byte[]> response = event.getLastResult();
    waiting.accept(
        response == null
            ? why(event.getLastException())
            : "%d %s".formatted(response.statusCode(), said(response)));
  }

  /** What a problem document says, or the beginning of whatever came instead. */
  private String said(HttpResponse<byte[]> response) {
    String text = new String(response.body(), StandardCharsets.UTF_8);
    try {
      JsonNode problem = JSON.readTree(text);
      JsonNode detail = problem.hasNonNull("detail") ? problem.get("detail") : problem.get("title");
      text = detail == null ? text : detail.asText();
    } catch (JsonProcessingException e) {
      // A proxy's page, perhaps: shown as it is.
    }
    text = options.key().hideIn(text);
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
  }

  /** A refused connection has no message of its own. */
  private static String why(@Nullable Throwable failure) {
    if (failure == null) {
      return "unknown";
    }
    String name = failure.getClass().getSimpleName();
    return failure.getMessage() == null ? name : name + ": " + failure.getMessage();
  }

  /** The same key being in progress, too much at a time, and every trouble of the other side. */
  private static boolean mayPass(int status) {
    return status == 408 || status == 409 || status == 429 || status >= 500;
  }

  /** A certificate that is not trusted now will not be later. */
  private static boolean mayPass(@Nullable Throwable failure) {
    return failure instanceof IOException && !(failure instanceof SSLHandshakeException);
  }

  /** How long the door asks to wait; below zero: it does not, and each wait is longer. */
  private static Duration askedFor(@Nullable HttpResponse<byte[]> answer) {
    String header =
        answer == null ? "" : answer.headers().firstValue("Retry-After").orElse("").strip();
    if (!header.matches("\\d{1,6}")) {
      return Duration.ofSeconds(-1);
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(header));
    Duration wait = asked.compareTo(LONGEST_ASKED_FOR) < 0 ? asked : LONGEST_ASKED_FOR;
    // Jitter may make the wait shorter, which must not be shorter than asked for.
    return Duration.ofMillis((long) Math.ceil(wait.toMillis() / (1 - JITTER)));
  }
}
