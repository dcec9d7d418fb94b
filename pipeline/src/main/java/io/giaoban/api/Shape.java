package io.giaoban.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a value looks like, as a JSON schema (draft 2020-12). */
@FunctionalInterface
public interface Shape {
  /** The schema; what has a name is put among the schemas, and referred to. */
  ObjectNode in(Schemas schemas);

  /** What Jackson writes of a record, or another type of ours. */
  static Shape of(Class<?> type) {
    return schemas -> schemas.of(type);
  }

  /** A list of such values. */
  static Shape listOf(Shape item) {
    return schemas -> {
      ObjectNode list = type("array");
      list.set("items", item.in(schemas));
      return list;
    };
  }

  /** One of these. */
  static Shape anyOf(Shape... shapes) {
    return schemas -> {
      ObjectNode any = JsonNodeFactory.instance.objectNode();
      ArrayNode all = any.putArray("anyOf");
      for (Shape shape : shapes) {
        all.add(shape.in(schemas));
      }
      return any;
    };
  }

  /** Such a value, or null where it is not known. */
  static Shape orNull(Shape shape) {
    return anyOf(shape, schemas -> type("null"));
  }

  /** An object of which nothing more is said. */
  static Shape anObject() {
    return schemas -> type("object");
  }

  /** Any text. */
  static Shape text() {
    return schemas -> type("string");
  }

  /** A text in one of JSON schema's formats, such as {@code date}. */
  static Shape text(String format) {
    return schemas -> type("string").put("format", format);
  }

  /** One of these words. */
  static Shape oneOf(Collection<String> words) {
    List<String> all = List.copyOf(words);
    return schemas -> {
      ObjectNode schema = type("string");
      all.forEach(schema.putArray("enum")::add);
      return schema;
    };
  }

  /**
   * Server-sent events, which come one by one; OpenAPI 3.1 has no words for that, so that {@code
   * x-events} has the schemas.
   *
   * @param data by type of event what their data are, as JSON
   */
  static Shape events(Map<String, Shape> data) {
    return schemas -> {
      ObjectNode stream = type("string");
      stream.put("description", "Events; the schema of each type's data is under `x-events`.");
      ObjectNode events = stream.putObject("x-events");
      data.forEach((event, shape) -> events.set(event, shape.in(schemas)));
      return stream;
    };
  }

  /** True or false. */
  static Shape bool() {
    return schemas -> type("boolean");
  }

  /** A whole number within these limits. */
  static Shape wholeNumber(long min, long max) {
    return schemas -> type("integer").put("minimum", min).put("maximum", max);
  }

  private static ObjectNode type(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
