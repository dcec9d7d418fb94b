package io.giaoban.backup;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.giaoban.backup.Manifest.SchemaCopy;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Brings schemas into a registry: under their own ids where it can import, else in their order, by
 * which a new registry counts the same ids. Where it does not, the values are given the new ones.
 */
final class SchemaReturn {
  private static final String IMPORT = "IMPORT";
  private static final String READ_AND_WRITE = "READWRITE";
  private static final String ANY = "NONE";

  private final SchemaRegistryClient registry;

  SchemaReturn(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /**
   * Brings them in; those that are there already stay.
   *
   * @param schemas in the order of their ids
   * @return which ids are others now
   * @throws IllegalStateException if the registry refuses one or cannot be reached
   */
  SchemaIds bring(List<SchemaCopy> schemas) {
    Map<Integer, Integer> changed = new TreeMap<>();
    try {
      Collection<String> subjects =
          schemas.stream().map(SchemaCopy::subject).collect(Collectors.toSet());
      boolean imports = setMode(subjects, IMPORT);
      // All of them were let in once, under a level that may not have been today's.
      for (String subject : subjects) {
        registry.updateConfig(subject, new Config(ANY));
      }
      for (SchemaCopy schema : schemas) {
        int id = bring(schema, imports);
        if (id != schema.id()) {
          changed.put(schema.id(), id);
        }
      }
      if (imports) {
        setMode(subjects, READ_AND_WRITE);
      }
      setLevels(schemas);
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException("the schemas cannot be registered: " + e.getMessage(), e);
    }
    return new SchemaIds(
        changed,
        schemas.stream()
            .collect(Collectors.toMap(SchemaCopy::id, SchemaCopy::schema, (one, same) -> one)));
  }

  /** Returns the id that it has now. */
  private int bring(SchemaCopy copy, boolean imports) throws IOException, RestClientException {
    ParsedSchema schema = new AvroSchema(copy.schema());
    Optional<ParsedSchema> standing = SchemaStock.find(registry, copy.id());
    boolean free = standing.isEmpty() || standing.get().equals(schema);
    return imports && free
        ? registry.register(copy.subject(), schema, copy.version(), copy.id())
        : registry.register(copy.subject(), schema);
  }

  /** Tells whether the registry has this mode. */
  private boolean setMode(Collection<String> subjects, String mode) throws IOException {
    try {
      for (String subject : subjects) {
        if (!mode.equals(registry.setMode(mode, subject))) {
          return false;
        }
      }
      return true;
    } catch (RestClientException e) {
      return false;
    }
  }

  private void setLevels(List<SchemaCopy> schemas) throws IOException, RestClientException {
    for (SchemaCopy schema : schemas) {
      if (schema.compatibility() == null) {
        registry.deleteConfig(schema.subject());
      } else {
        registry.updateConfig(schema.subject(), new Config(schema.compatibility()));
      }
    }
  }
}
