package io.giaoban.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * An object made of others' fields and its own.
 *
 * @param name what it is called in the description
 * @param description what it is, for people
 * @param parts objects all of whose fields it has
 * @param fields its own
 */
public record ObjectShape(String name, String description, List<Shape> parts, List<Field> fields)
    implements Shape {

  public ObjectShape {
    parts = List.copyOf(parts);
    fields = List.copyOf(fields);
  }

  /** An object without fields. */
  public static ObjectShape named(String name, String description) {
    return new ObjectShape(name, description, List.of(), List.of());
  }

  /** The same with all fields of another. */
  public ObjectShape including(Shape part) {
    return new ObjectShape(name, description, and(parts, part), fields);
  }

  /** The same with a field that is always there. */
  public ObjectShape with(String field, Shape shape, String meaning) {
    return new ObjectShape(
        name, description, parts, and(fields, new Field(field, shape, meaning, true)));
  }

  /** The same with a field that may be missing. */
  public ObjectShape withOptional(String field, Shape shape, String meaning) {
    return new ObjectShape(
        name, description, parts, and(fields, new Field(field, shape, meaning, false)));
  }

  @Override
  public ObjectNode in(Schemas schemas) {
    return schemas.named(name, () -> object(schemas));
  }

  private ObjectNode object(Schemas schemas) {
    ObjectNode own = JsonNodeFactory.instance.objectNode().put("type", "object");
    own.put("description", description);
    if (!parts.isEmpty()) {
      ArrayNode all = own.putArray("allOf");
      parts.forEach(part -> all.add(part.in(schemas)));
    }
    ObjectNode properties = own.putObject("properties");
    ArrayNode required = own.putArray("required");
    fields.forEach(field -> field.to(properties, required, schemas));
    return own;
  }

  private static <T> List<T> and(List<T> before, T next) {
    return Stream.concat(before.stream(), Stream.of(next)).toList();
  }
}
