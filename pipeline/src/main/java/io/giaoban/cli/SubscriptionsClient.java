package io.giaoban.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.feed.DoorKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a node about subscriptions. */
final class SubscriptionsClient {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
  private static final int SHOWN_CHARS = 500;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final String url;
  private final Optional<DoorKey> key;

  /**
   * A client.
   *
   * @param url of the node
   * @param key the operator's key or an owner's token; empty: neither, where anybody may subscribe
   */
  SubscriptionsClient(URI url, Optional<DoorKey> key) {
    this.url = url.toString().replaceFirst("/+$", "");
    this.key = key;
  }

  JsonNode get(String path) throws IOException {
    return send("GET", path, null);
  }

  JsonNode post(String path, @Nullable ObjectNode body) throws IOException {
    return send("POST", path, body);
  }

  JsonNode patch(String path, ObjectNode body) throws IOException {
    return send("PATCH", path, body);
  }

  JsonNode delete(String path) throws IOException {
    return send("DELETE", path, null);
  }

  /** A text as a part of a path, or of what is behind the question mark. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode send(String method, String path, @Nullable ObjectNode body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/v1/subscriptions" + path))
            .timeout(ANSWER_LIMIT)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    key.ifPresent(shown -> request.header("Authorization", shown.bearer()));
    try {
      return answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s does not answer: %s (expected: a running gateway, --url)".formatted(url, e), e);
    }
  }

  private JsonNode answer(HttpResponse<String> response) {
    boolean good = response.statusCode() / 100 == 2;
    JsonNode said = JSON.missingNode();
    try {
      said = JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      good = false; // of a proxy, perhaps
    }
    if (good) {
      return said;
    }
    String text = said.hasNonNull("detail") ? said.get("detail").asText() : response.body();
    String shown = key.map(hidden -> hidden.hideIn(text)).orElse(text);
    throw new IllegalStateException(
        "%s answers %d: %s"
            .formatted(
                url,
                response.statusCode(),
                shown.length() > SHOWN_CHARS ? shown.substring(0, SHOWN_CHARS) + "…" : shown));
  }
}
