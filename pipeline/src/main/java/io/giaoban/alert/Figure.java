package io.giaoban.alert;

import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import java.util.Locale;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A figure of a day that a condition can name. Every figure may be unknown. */
final class Figure {
  /** What kind of value a figure is. */
  enum Kind {
    WHOLE(SimpleType.INT),
    FRACTION(SimpleType.DOUBLE),
    WORD(SimpleType.STRING),
    FLAG(SimpleType.BOOL);

    private final CelType type;

    Kind(CelType type) {
      this.type = NullableType.create(type);
    }
  }

  private final Kind kind;
  private final Function<SpecificRecord, @Nullable Object> read;

  private Figure(Kind kind, Function<SpecificRecord, @Nullable Object> read) {
    this.kind = kind;
    this.read = read;
  }

  /** A figure that is computed from the record. */
  static Figure derived(Kind kind, Function<SpecificRecord, @Nullable Object> read) {
    return new Figure(kind, read);
  }

  /** A field of the record; null: it is no number, word or flag. */
  static @Nullable Figure of(Schema.Field field) {
    Schema schema = field.schema();
    if (schema.getType() == Schema.Type.UNION) {
      schema = schema.getTypes().get(1);
    }
    if (schema.getLogicalType() != null) {
      return null;
    }
    int position = field.pos();
    return switch (schema.getType()) {
      case INT, LONG -> new Figure(Kind.WHOLE, record -> record.get(position));
      case DOUBLE -> new Figure(Kind.FRACTION, record -> record.get(position));
      case BOOLEAN -> new Figure(Kind.FLAG, record -> record.get(position));
      case STRING -> new Figure(Kind.WORD, record -> record.get(position));
      case ENUM -> word(position, schema);
      default -> null;
    };
  }

  @SuppressWarnings("EnumOrdinal") // Avro makes the enum from the very symbols, in their order
  private static Figure word(int position, Schema schema) {
    String[] words =
        schema.getEnumSymbols().stream()
            .map(symbol -> symbol.toLowerCase(Locale.ROOT))
            .toArray(String[]::new);
    return new Figure(
        Kind.WORD,
        record -> record.get(position) instanceof Enum<?> word ? words[word.ordinal()] : null);
  }

  Kind kind() {
    return kind;
  }

  CelType type() {
    return kind.type;
  }

  /**
   * The figure as the record has it: an Integer or Long, a Double, a Boolean, a String, words of
   * the record's own in lower case.
   *
   * @param record what is known of the day; null: nothing
   * @return null: unknown
   */
  @Nullable Object in(@Nullable SpecificRecord record) {
    return record == null ? null : read.apply(record);
  }

  /** The figure with all whole numbers as Long. */
  @Nullable Object value(@Nullable SpecificRecord record) {
    Object value = in(record);
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }
}
