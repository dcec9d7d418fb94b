package io.giaoban.alert;

import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import io.giaoban.schema.CityDay;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The figures of a city day that a condition can name: every number and word of the record. */
final class DayFigures {
  private static final Map<String, Schema.Field> FIELDS = fields();

  private DayFigures() {}

  /** The names, as in {@code day.newCases} without the prefix, and their types. */
  static Map<String, CelType> types() {
    Map<String, CelType> types = new TreeMap<>();
    FIELDS.forEach((name, field) -> types.put(name, type(field.schema())));
    return types;
  }

  /** The figure as CEL has it, int as long, words in lower case; null: unknown. */
  static @Nullable Object value(CityDay day, String name) {
    Object value = day.get(FIELDS.get(name).pos());
    if (value instanceof Integer number) {
      return number.longValue();
    }
    return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value;
  }

  private static Map<String, Schema.Field> fields() {
    Map<String, Schema.Field> fields = new TreeMap<>();
    for (Schema.Field field : CityDay.SCHEMA$.getFields()) {
      if (type(field.schema()) != null) {
        fields.put(field.name(), field);
      }
    }
    return Collections.unmodifiableMap(fields);
  }

  private static @Nullable CelType type(Schema schema) {
    if (schema.getLogicalType() != null) {
      return null;
    }
    return switch (schema.getType()) {
      case INT, LONG -> SimpleType.INT;
      case DOUBLE -> SimpleType.DOUBLE;
      case STRING, ENUM -> SimpleType.STRING;
      case UNION -> {
        CelType type = type(schema.getTypes().get(1));
        yield type == null ? null : NullableType.create(type);
      }
      default -> null;
    };
  }
}
