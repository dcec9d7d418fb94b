package io.giaoban.node.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Asks a registry as any HTTP client would. */
record RegistryHttp(EmbeddedRegistry registry) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  record Answer(int status, JsonNode body) {
    int errorCode() {
      return body.path("error_code").asInt();
    }
  }

  /** An Avro record named Report with these fields, each given as JSON. */
  static String schema(String... fields) {
    return "{\"type\":\"record\",\"name\":\"Report\",\"namespace\":\"vn\",\"fields\":["
        + String.join(",", fields)
        + "]}";
  }

  static String required(String name, String type) {
    return "{\"name\":\"%s\",\"type\":\"%s\"}".formatted(name, type);
  }

  static String optional(String name, String type) {
    return "{\"name\":\"%s\",\"type\":[\"null\",\"%s\"],\"default\":null}".formatted(name, type);
  }

  Answer get(String path) throws IOException {
    return send(request(path).GET());
  }

  Answer delete(String path) throws IOException {
    return send(request(path).DELETE());
  }

  Answer put(String path, Map<String, ?> body) throws IOException {
    return send(request(path).PUT(json(JSON.writeValueAsString(body))));
  }

  Answer post(String path, Map<String, ?> body) throws IOException {
    return post(path, JSON.writeValueAsString(body));
  }

  Answer post(String path, String body) throws IOException {
    return send(request(path).POST(json(body)));
  }

  Answer postForm(String path, String body) throws IOException {
    return send(
        request(path)
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(json(body)));
  }

  Answer register(String subject, String schema) throws IOException {
    return post("/subjects/" + subject + "/versions", Map.of("schema", schema));
  }

  int id(String subject, String schema) throws IOException {
    return register(subject, schema).body().path("id").asInt();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(registry.url() + path))
        .header("Content-Type", "application/vnd.schemaregistry.v1+json");
  }

  private static HttpRequest.BodyPublisher json(String body) {
    return HttpRequest.BodyPublishers.ofString(body);
  }

  private static Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
