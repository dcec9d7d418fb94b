package io.giaoban.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether an answer is one that the description tells of; a field that it does not have is none.
 */
final class AnswerCheck {
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> known = new ConcurrentHashMap<>();
  private final JsonNode components;

  AnswerCheck(JsonNode description) {
    components = closed(description.get("components"));
  }

  /** What is wrong with it; empty: nothing. */
  Optional<String> wrong(Operation operation, HttpResponse<byte[]> answer) {
    JsonNode described = operation.response(answer.statusCode());
    if (described == null) {
      return Optional.of(
          "status %d (expected: one of %s)".formatted(answer.statusCode(), operation.statuses()));
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    JsonNode content = described.path("content");
    if (content.isEmpty()) {
      return answer.body().length == 0 ? Optional.empty() : Optional.of("a body (expected: none)");
    }
    if (!content.has(type) && !content.has("*/*")) {
      return Optional.of(
          "Content-Type \"%s\" (expected: one of %s)"
              .formatted(type, new ArrayList<>(names(content))));
    }
    return type.endsWith("json")
        ? wrong(content.get(type).get("schema"), answer.body())
        : Optional.empty();
  }

  /** What is wrong with JSON that is to have this shape; empty: nothing. */
  Optional<String> wrong(JsonNode shape, byte[] body) {
    Schema schema = known.computeIfAbsent(shape.toString(), text -> schema(shape));
    List<Error> errors =
        schema.validate(
            new String(body, StandardCharsets.UTF_8),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    return errors.isEmpty() ? Optional.empty() : Optional.of(errors.toString());
  }

  private Schema schema(JsonNode shape) {
    ObjectNode whole = shape.deepCopy();
    whole.set("components", components);
    return registry.getSchema(whole.toString(), InputFormat.JSON);
  }

  /** So that nothing is answered that is not described. */
  private static JsonNode closed(JsonNode components) {
    JsonNode closed = components.deepCopy();
    Set<String> parts = new HashSet<>();
    for (JsonNode schema : closed.get("schemas")) {
      schema.path("allOf").forEach(part -> parts.add(part.path("$ref").asText()));
    }
    for (var schema : closed.get("schemas").properties()) {
      if (schema.getValue().has("properties")
          && !parts.contains("#/components/schemas/" + schema.getKey())) {
        ((ObjectNode) schema.getValue()).put("unevaluatedProperties", false);
      }
    }
    return closed;
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
