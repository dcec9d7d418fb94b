package io.giaoban.node.embedded;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaVersionFetcher;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import java.util.List;
import java.util.Map;

/**
 * Confluent's parser of Avro schemas, with references to other subjects, but for one thing: its own
 * logs a stack trace for every schema that a client got wrong.
 */
final class AvroParser extends AvroSchemaProvider {

  AvroParser(SchemaVersionFetcher versions) {
    configure(Map.of(SchemaProvider.SCHEMA_VERSION_FETCHER_CONFIG, versions));
  }

  /** Returns the schema; a reference to the latest version becomes one to its number. */
  ParsedSchema parse(String schema, List<SchemaReference> references) {
    List<SchemaReference> resolved = references.stream().map(SchemaReference::copy).toList();
    return parseSchemaOrElseThrow(
        new Schema(null, null, null, AvroSchema.TYPE, resolved, schema), false, false);
  }

  @Override
  public ParsedSchema parseSchemaOrElseThrow(Schema schema, boolean isNew, boolean normalize) {
    try {
      return new AvroSchema(
          schema.getSchema(), schema.getReferences(), resolveReferences(schema), null, isNew);
    } catch (RuntimeException e) { // of Avro, Jackson or the references: all say what is wrong
      throw RegistryError.INVALID_SCHEMA.because(
          "Invalid schema, details: %s (expected: an Avro schema)".formatted(e.getMessage()));
    }
  }
}
