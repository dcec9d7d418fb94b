package io.giaoban.wire;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Schemas of reports as they may have been, and as they may become, with what must stay. */
public final class SchemaVersions {
  private SchemaVersions() {}

  /** The schema in use. */
  public static Schema current(Topic topic) {
    return new Schema.Parser().parse(topic.publishedSchema());
  }

  /** One from before a field was there. */
  public static Schema without(Schema schema, String field) {
    return record(
        schema, schema.getFields().stream().filter(each -> !each.name().equals(field)).toList());
  }

  /** One that has a count more, which may be unknown. */
  public static Schema with(Schema schema, String count) {
    Schema.Field more =
        new Schema.Field(
            count,
            Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.INT)),
            "Number of something else; >= 0. Null: not stated.",
            Schema.Field.NULL_DEFAULT_VALUE);
    return record(schema, Stream.concat(schema.getFields().stream(), Stream.of(more)).toList());
  }

  /** One in which the records of a list are others. */
  public static Schema withItems(Schema schema, String field, UnaryOperator<Schema> change) {
    Schema items =
        Schema.createArray(change.apply(schema.getField(field).schema().getElementType()));
    return record(
        schema,
        schema.getFields().stream()
            .map(
                each ->
                    each.name().equals(field)
                        ? new Schema.Field(field, items, each.doc(), List.of())
                        : each)
            .toList());
  }

  private static Schema record(Schema like, List<Schema.Field> fields) {
    return Schema.createRecord(
        like.getName(),
        like.getDoc(),
        like.getNamespace(),
        false,
        fields.stream().map(field -> new Schema.Field(field, field.schema())).toList());
  }
}
