package io.giaoban.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An example of a description as a request.
 *
 * @param name what it shows
 * @param status what is to be answered
 * @param path with its parameters filled in, encoded
 * @param query by name, not yet encoded
 * @param headers by name, without the key
 * @param body as it is sent; empty: none
 */
record Request(
    Operation operation,
    String name,
    int status,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    ByteBuffer body) {

  static Request of(Operation operation, String name, JsonNode example) {
    Map<String, String> parameters = new LinkedHashMap<>();
    example
        .path("parameters")
        .properties()
        .forEach(parameter -> parameters.put(parameter.getKey(), parameter.getValue().asText()));
    String path = operation.path();
    for (String parameter : operation.parameters("path")) {
      path = path.replace("{" + parameter + "}", encoded(parameters.remove(parameter)));
    }
    Map<String, String> query = new LinkedHashMap<>();
    for (String parameter : operation.parameters("query")) {
      String text = parameters.remove(parameter);
      if (text != null) {
        query.put(parameter, text);
      }
    }
    byte[] body = new byte[0];
    if (example.has("mediaType")) {
      String type = example.get("mediaType").asText();
      parameters.put("Content-Type", type);
      JsonNode value =
          operation
              .node()
              .at("/requestBody/content")
              .get(type)
              .get("examples")
              .get(name)
              .get("value");
      body =
          (value.isTextual() ? value.asText() : value.toString()).getBytes(StandardCharsets.UTF_8);
    }
    return new Request(
        operation,
        name,
        example.get("status").asInt(),
        path,
        query,
        parameters,
        ByteBuffer.wrap(body));
  }

  /** The body as it is sent. */
  byte[] bytes() {
    byte[] bytes = new byte[body.remaining()];
    body.duplicate().get(bytes);
    return bytes;
  }

  /** Path and query as they are sent. */
  String target() {
    return query.isEmpty()
        ? path
        : path
            + "?"
            + query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    String sent = new String(bytes(), StandardCharsets.UTF_8);
    return "%s %s (%s) %s %s"
        .formatted(
            operation.method(),
            target(),
            name,
            headers,
            sent.length() > 300 ? sent.substring(0, 300) + "…" : sent);
  }
}
