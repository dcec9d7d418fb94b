package io.giaoban.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Speaks to a process as its description says. */
final class ApiClient {
  static final String KEY = "test-key";
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  ApiClient(String url) {
    this.url = url;
  }

  /** The description. */
  JsonNode description() throws IOException, InterruptedException {
    return new JsonMapper()
        .readTree(http.send(to("/openapi.json").build(), BodyHandlers.ofByteArray()).body());
  }

  /** All operations of a description, those that change something first. */
  static List<Operation> operations(JsonNode description) {
    List<Operation> writing = new ArrayList<>();
    List<Operation> reading = new ArrayList<>();
    for (var path : description.get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        String method = operation.getKey().toUpperCase(Locale.ROOT);
        (method.equals("GET") ? reading : writing)
            .add(new Operation(method, path.getKey(), operation.getValue()));
      }
    }
    writing.addAll(reading);
    return writing;
  }

  /**
   * Sends a request, with the key where one is asked for and none is given. Where a connection was
   * closed while it waited for its next request, it is sent again.
   */
  HttpResponse<byte[]> send(Request request) throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      try {
        return sendOnce(request);
      } catch (HttpTimeoutException e) {
        throw e;
      } catch (IOException e) {
        // Closed; the next is another connection.
      }
    }
    return sendOnce(request);
  }

  private HttpResponse<byte[]> sendOnce(Request request) throws IOException, InterruptedException {
    HttpRequest.Builder builder = to(request.target());
    request.headers().forEach(builder::setHeader);
    if (request.operation().keyed() && !request.headers().containsKey("Authorization")) {
      builder.setHeader("Authorization", "Bearer " + KEY);
    }
    builder.method(
        request.operation().method(),
        request.bytes().length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(request.bytes()));
    return http.send(builder.build(), ApiClient::whole);
  }

  /** All of an answer, or where it need not end its beginning. */
  private static BodySubscriber<byte[]> whole(HttpResponse.ResponseInfo answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")
        ? new Beginning()
        : BodySubscribers.ofByteArray();
  }

  private HttpRequest.Builder to(String target) {
    return HttpRequest.newBuilder(URI.create(url + target)).timeout(DEADLINE);
  }
}
