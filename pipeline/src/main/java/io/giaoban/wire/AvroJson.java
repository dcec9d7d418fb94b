package io.giaoban.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Our records as the JSON of the HTTP interface: the same names, dates and instants by ISO 8601,
 * words in lower case, null where unknown.
 */
public final class AvroJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AvroJson() {}

  /** The record as a JSON object, its fields in the schema's order. */
  public static ObjectNode of(SpecificRecord record) {
    ObjectNode object = NODES.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      object.set(field.name(), node(record.get(field.pos())));
    }
    return object;
  }

  private static JsonNode node(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof SpecificRecord record) {
      return of(record);
    }
    if (value instanceof Collection<?> items) {
      ArrayNode array = NODES.arrayNode();
      items.forEach(item -> array.add(node(item)));
      return array;
    }
    if (value instanceof Map<?, ?> entries) {
      ObjectNode object = NODES.objectNode();
      entries.forEach((key, entry) -> object.set(key.toString(), node(entry)));
      return object;
    }
    return scalar(value);
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof Integer number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    if (value instanceof Enum<?> word) {
      return NODES.textNode(word.name().toLowerCase(Locale.ROOT));
    }
    if (value instanceof String || value instanceof Temporal) {
      return NODES.textNode(value.toString());
    }
    if (value instanceof ByteBuffer bytes) {
      return NODES.binaryNode(Utils.toArray(bytes));
    }
    throw new IllegalArgumentException(
        value.getClass() + " (expected: a type that our schemas have)");
  }
}
