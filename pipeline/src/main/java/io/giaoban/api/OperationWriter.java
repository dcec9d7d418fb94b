package io.giaoban.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;

/**
 * Writes one endpoint as an operation of OpenAPI. {@code x-examples} has the examples as requests:
 * by name their status, parameters, and the media type under whose examples the body is.
 */
final class OperationWriter {
  private static final JsonMapper JSON = new JsonMapper();

  private final Schemas schemas;

  OperationWriter(Schemas schemas) {
    this.schemas = schemas;
  }

  ObjectNode of(Endpoint endpoint) {
    ObjectNode operation = JsonNodeFactory.instance.objectNode().put("operationId", endpoint.id());
    operation.putArray("tags").add(endpoint.tag().label());
    operation.put("summary", endpoint.summary());
    if (!endpoint.description().isEmpty()) {
      operation.put("description", endpoint.description());
    }
    ArrayNode parameters = operation.putArray("parameters");
    endpoint.parameters().forEach(parameter -> parameters.add(of(parameter)));
    if (!endpoint.bodies().isEmpty()) {
      body(operation.putObject("requestBody"), endpoint);
    }
    ObjectNode responses = operation.putObject("responses");
    for (Answer answer : endpoint.answers()) {
      ObjectNode response = responses.putObject(Integer.toString(answer.status()));
      response.put("description", answer.description());
      content(response, answer.content());
    }
    if (endpoint.keyed()) {
      operation.putArray("security").addObject().putArray(OpenApiDocument.FEED_KEY);
    }
    ObjectNode examples = operation.putObject("x-examples");
    endpoint.examples().forEach(example -> examples.set(example.name(), of(example)));
    return operation;
  }

  private ObjectNode of(Parameter<?> parameter) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", parameter.name());
    node.put("in", parameter.in().name().toLowerCase(Locale.ROOT));
    node.put("description", parameter.description());
    node.put("required", parameter.required());
    ObjectNode shape = parameter.type().shape().in(schemas);
    node.set("schema", shape);
    if (shape.path("type").asText().equals("array")) {
      node.put("explode", false); // once, with commas between the values
    }
    if (parameter.example() != null) {
      node.put("example", parameter.example());
    }
    return node;
  }

  private void body(ObjectNode body, Endpoint endpoint) {
    body.put("required", true);
    content(body, endpoint.bodies());
    for (Example example : endpoint.examples()) {
      if (example.mediaType() != null && example.body() != null) {
        body.withObjectProperty("content")
            .withObjectProperty(example.mediaType())
            .withObjectProperty("examples")
            .putObject(example.name())
            .set("value", value(example.mediaType(), example.body()));
      }
    }
  }

  private void content(ObjectNode holder, Map<String, Shape> content) {
    if (!content.isEmpty()) {
      ObjectNode types = holder.putObject("content");
      content.forEach((type, shape) -> types.putObject(type).set("schema", shape.in(schemas)));
    }
  }

  private static ObjectNode of(Example example) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("status", example.status());
    if (!example.parameters().isEmpty()) {
      example.parameters().forEach(node.putObject("parameters")::put);
    }
    if (example.mediaType() != null) {
      node.put("mediaType", example.mediaType());
    }
    return node;
  }

  /** JSON is shown as such, all else as the text that it is. */
  private static JsonNode value(String mediaType, String body) {
    try {
      return mediaType.equals("application/json") ? JSON.readTree(body) : TextNode.valueOf(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "example: " + e.getOriginalMessage() + " (expected: JSON)", e);
    }
  }
}
