package io.giaoban.wire;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.HttpURLConnection;

/** What a registry has under the id that a record names. */
public sealed interface SchemaOfId {
  /** A schema that records of ours can have been written with. */
  record Avro(AvroSchema schema) implements SchemaOfId {}

  /** One of another type: JSON's or Protobuf's. */
  record NotAvro(Exception cause) implements SchemaOfId {}

  /** Nothing. */
  record None(Exception cause) implements SchemaOfId {}

  /**
   * Asks for it. Confluent's client says in three ways that it knows no such type of schema.
   *
   * @throws IOException if the registry cannot be reached
   * @throws RestClientException if it does not tell
   */
  static SchemaOfId of(SchemaRegistryClient registry, int id)
      throws IOException, RestClientException {
    try {
      ParsedSchema schema = registry.getSchemaById(id);
      return schema instanceof AvroSchema avro
          ? new Avro(avro)
          : new NotAvro(new IllegalArgumentException("schema type " + schema.schemaType()));
    } catch (RestClientException e) {
      if (e.getStatus() == HttpURLConnection.HTTP_NOT_FOUND) {
        return new None(e);
      }
      throw e;
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).startsWith("Invalid schema")) {
        return new NotAvro(e);
      }
      throw e;
    } catch (RuntimeException e) {
      return new NotAvro(e);
    }
  }
}
