package io.giaoban.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The schemas that have names, as they are found while a description is written. */
public final class Schemas {
  private static final String PLACE = "components/schemas";

  private final SchemaBuilder records = RecordSchemas.builder();
  private final Map<String, JsonNode> named = new TreeMap<>();

  Schemas() {}

  /** What Jackson writes of that type. */
  ObjectNode of(Class<?> type) {
    return records.createSchemaReference(type);
  }

  /** A reference to the schema of that name, which is made where it is not there yet. */
  ObjectNode named(String name, Supplier<ObjectNode> schema) {
    if (!named.containsKey(name)) {
      named.put(name, JsonNodeFactory.instance.nullNode()); // it may refer to itself
      named.put(name, schema.get());
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/" + PLACE + "/" + name);
  }

  /**
   * All of them by name; to be asked once, at the end.
   *
   * @throws IllegalStateException if one name is used for two
   */
  ObjectNode all() {
    Map<String, JsonNode> all = new TreeMap<>(named);
    records
        .collectDefinitions(PLACE)
        .properties()
        .forEach(
            definition -> {
              if (all.put(definition.getKey(), definition.getValue()) != null) {
                throw new IllegalStateException(
                    "schema \"" + definition.getKey() + "\" twice (expected: once)");
              }
            });
    ObjectNode schemas = JsonNodeFactory.instance.objectNode();
    all.forEach(schemas::set);
    return schemas;
  }
}
