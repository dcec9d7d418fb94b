package io.giaoban.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/**
 * A record of ours as the JSON of the HTTP interface ({@code wire/AvroJson}): the docs of its Avro
 * schema are the descriptions.
 *
 * @param schema the record's
 * @param name what it is called in the description
 * @param without fields that are not told
 * @param more fields that its JSON has beside them
 * @param asked whether it is sent to us: then what may be null may be missing, and what is not
 *     known is refused
 */
public record AvroShape(
    Schema schema, String name, Set<String> without, List<Field> more, boolean asked)
    implements Shape {

  public AvroShape {
    without = Set.copyOf(without);
    more = List.copyOf(more);
  }

  /** A record that we tell. */
  public static AvroShape told(Schema schema) {
    return new AvroShape(schema, schema.getName(), Set.of(), List.of(), false);
  }

  /** A record that is sent to us. */
  public static AvroShape asked(Schema schema) {
    return new AvroShape(schema, schema.getName(), Set.of(), List.of(), true);
  }

  /** The same under another name. */
  public AvroShape named(String other) {
    return new AvroShape(schema, other, without, more, asked);
  }

  /** The same without some fields. */
  public AvroShape without(String... fields) {
    return new AvroShape(schema, name, new HashSet<>(Arrays.asList(fields)), more, asked);
  }

  /** The same with another field; it may be missing where the record is sent to us. */
  public AvroShape with(String field, Shape shape, String description) {
    Field next = new Field(field, shape, description, !asked);
    return new AvroShape(
        schema, name, without, Stream.concat(more.stream(), Stream.of(next)).toList(), asked);
  }

  @Override
  public ObjectNode in(Schemas schemas) {
    return schemas.named(name, () -> object(schemas));
  }

  private ObjectNode object(Schemas schemas) {
    ObjectNode object = type("object");
    object.put("description", schema.getDoc());
    ObjectNode properties = object.putObject("properties");
    ArrayNode required = object.putArray("required");
    for (Schema.Field field : schema.getFields()) {
      if (without.contains(field.name())) {
        continue;
      }
      properties.set(field.name(), of(field.schema(), schemas).put("description", field.doc()));
      if (!asked || !(field.schema().isNullable() || field.hasDefaultValue())) {
        required.add(field.name());
      }
    }
    more.forEach(field -> field.to(properties, required, schemas));
    if (asked) {
      object.put("additionalProperties", false);
    }
    return object;
  }

  private ObjectNode of(Schema type, Schemas schemas) {
    return switch (type.getType()) {
      case RECORD -> new AvroShape(type, type.getName(), Set.of(), List.of(), asked).in(schemas);
      case ARRAY -> {
        ObjectNode array = type("array");
        array.set("items", of(type.getElementType(), schemas));
        yield array;
      }
      case MAP -> {
        ObjectNode map = type("object");
        map.set("additionalProperties", of(type.getValueType(), schemas));
        yield map;
      }
      case UNION -> orNull(type, schemas);
      case ENUM -> {
        ObjectNode word = type("string");
        ArrayNode words = word.putArray("enum");
        type.getEnumSymbols().forEach(symbol -> words.add(symbol.toLowerCase(Locale.ROOT)));
        yield word;
      }
      default -> scalar(type);
    };
  }

  /** Our unions are a type and null. */
  private ObjectNode orNull(Schema union, Schemas schemas) {
    List<Schema> types =
        union.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    if (types.size() != 1 || !union.isNullable()) {
      throw new IllegalArgumentException(union + " (expected: a type and null)");
    }
    ObjectNode value = of(types.get(0), schemas);
    if (!value.has("type")) {
      ObjectNode any = JsonNodeFactory.instance.objectNode();
      any.putArray("anyOf").add(value).add(type("null"));
      return any;
    }
    String type = value.get("type").textValue();
    value.putArray("type").add(type).add("null");
    if (value.get("enum") instanceof ArrayNode words) {
      words.addNull();
    }
    return value;
  }

  private static ObjectNode scalar(Schema type) {
    LogicalType logical = type.getLogicalType();
    if (logical != null) {
      return switch (logical.getName()) {
        case "date" -> type("string").put("format", "date");
        case "timestamp-millis" -> type("string").put("format", "date-time");
        default ->
            throw new IllegalArgumentException(type + " (expected: date or timestamp-millis)");
      };
    }
    return switch (type.getType()) {
      case INT -> type("integer").put("format", "int32");
      case LONG -> type("integer").put("format", "int64");
      case DOUBLE -> type("number").put("format", "double");
      case BOOLEAN -> type("boolean");
      case STRING -> type("string");
      case BYTES -> type("string").put("contentEncoding", "base64");
      default -> throw new IllegalArgumentException(type + " (expected: a type that ours have)");
    };
  }

  private static ObjectNode type(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
