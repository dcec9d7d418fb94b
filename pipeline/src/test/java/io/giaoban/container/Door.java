package io.giaoban.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The system as feeds and readers see it. */
final class Door {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(3);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;

  Door(String url) {
    this.url = url;
  }

  /** Where it is. */
  String url() {
    return url;
  }

  /** Asks. */
  HttpResponse<String> ask(String path) throws IOException {
    return send(request(path).GET().build());
  }

  /** Asks for what must be there. */
  JsonNode get(String path) throws IOException {
    HttpResponse<String> answer = ask(path);
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** Reports, with the operator's key. */
  HttpResponse<String> report(String items, String idempotencyKey) throws IOException {
    return send(
        request("/v1/reports")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", '"' + idempotencyKey + '"')
            .POST(HttpRequest.BodyPublishers.ofString(items))
            .build());
  }

  /** Waits until all that was put in has come out and can be read. */
  void awaitCaughtUp() {
    Awaitility.await("caught up")
        .atMost(CATCH_UP_LIMIT)
        .ignoreExceptions()
        .until(() -> get("/v1/status").get("caughtUp").asBoolean());
  }

  /** The codes of a city's units that report each for itself. */
  List<String> units(String city) throws IOException {
    List<String> codes = new ArrayList<>();
    for (JsonNode place : get("/v1/places").get("cities")) {
      if (place.get("code").asText().equals(city)) {
        for (JsonNode unit : place.get("units")) {
          if (!unit.path("wholeCity").asBoolean()) {
            codes.add(unit.get("code").asText());
          }
        }
      }
    }
    return codes;
  }

  /** A city's day. */
  JsonNode day(String city, LocalDate day) throws IOException {
    return get("/v1/cities/%s/days?from=%s&to=%s".formatted(city, day, day)).path(0);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(ANSWER_LIMIT)
        .header("Authorization", "Bearer " + ComposeProject.KEY);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
