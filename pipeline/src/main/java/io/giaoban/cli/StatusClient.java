package io.giaoban.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.giaoban.feed.DoorKey;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the processes of a system how it fares, each only what it knows. */
final class StatusClient {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final List<String> urls;
  private final Optional<DoorKey> key;

  /**
   * A client.
   *
   * @param urls of the processes
   * @param key the operator's; empty: feeds and subscribers are not asked about
   */
  StatusClient(List<URI> urls, Optional<DoorKey> key) {
    this.urls = urls.stream().map(url -> url.toString().replaceFirst("/+$", "")).toList();
    this.key = key;
  }

  /** How it fares now. */
  SystemStatus ask() {
    return new SystemStatus(
        Instant.now(),
        urls.stream().map(this::process).toList(),
        anyone("/v1/cities", Optional.empty()),
        key.flatMap(shown -> anyone("/v1/feeds", key)),
        key.flatMap(shown -> anyone("/v1/subscriptions", "/subscriptions", key)),
        standing(),
        key.isPresent());
  }

  /** The alerts that are not over. */
  private Optional<JsonNode> standing() {
    ArrayNode both = JSON.createArrayNode();
    for (String state : List.of("raised", "updated")) {
      Optional<JsonNode> some = anyone("/v1/alerts?state=" + state, Optional.empty());
      if (some.isEmpty()) {
        return Optional.empty();
      }
      some.get().forEach(both::add);
    }
    return Optional.of(both);
  }

  private ProcessStatus process(String url) {
    try {
      HttpResponse<String> status = get(url, "/v1/status", Optional.empty());
      HttpResponse<String> ready = get(url, "/readyz", Optional.empty());
      boolean isReady = ready.statusCode() == HttpURLConnection.HTTP_OK;
      if (status.statusCode() != HttpURLConnection.HTTP_OK) {
        return ProcessStatus.away(
            url, "/v1/status answers %d (expected: 200)".formatted(status.statusCode()));
      }
      if (!isReady && ready.statusCode() != HttpURLConnection.HTTP_UNAVAILABLE) {
        return ProcessStatus.away(
            url, "/readyz answers %d (expected: 200 or 503)".formatted(ready.statusCode()));
      }
      return ProcessStatus.of(
          url, isReady, JSON.readTree(status.body()), JSON.readTree(ready.body()));
    } catch (JsonProcessingException e) {
      return ProcessStatus.away(url, "no JSON (expected: a process of giaoban)");
    } catch (IOException e) {
      return ProcessStatus.away(url, e.toString());
    }
  }

  private Optional<JsonNode> anyone(String path, Optional<DoorKey> with) {
    return anyone(path, "", with);
  }

  /**
   * The first answer of those that know; empty: none does.
   *
   * @param list where in the answer the list is that is asked for
   */
  private Optional<JsonNode> anyone(String path, String list, Optional<DoorKey> with) {
    return urls.stream()
        .flatMap(url -> answer(url, path, with).stream())
        .map(answer -> answer.at(list))
        .filter(JsonNode::isArray)
        .findFirst();
  }

  private Optional<JsonNode> answer(String url, String path, Optional<DoorKey> with) {
    try {
      HttpResponse<String> answer = get(url, path, with);
      return answer.statusCode() == HttpURLConnection.HTTP_OK
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // told of the process already
    }
  }

  private HttpResponse<String> get(String url, String path, Optional<DoorKey> with)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER_LIMIT);
    with.ifPresent(shown -> request.header("Authorization", shown.bearer()));
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
