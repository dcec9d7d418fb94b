package io.giaoban.backup;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.giaoban.backup.Manifest.SchemaCopy;
import io.giaoban.wire.SchemaOfId;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Brings schemas into a registry: under their own ids where it can import and all of them are free,
 * else in their order, by which a new registry counts the same ids. Where it does not, the values
 * are given the new ones.
 */
final class SchemaReturn {
  private static final String ANY = "NONE";

  private final SchemaRegistryClient registry;
  private final CopyListener listener;

  SchemaReturn(SchemaRegistryClient registry, CopyListener listener) {
    this.registry = registry;
    this.listener = listener;
  }

  /**
   * Looks which ids stand for something else in this registry.
   *
   * @throws IllegalStateException if the registry does not tell
   */
  List<Integer> taken(List<SchemaCopy> schemas) {
    try {
      return takenIds(schemas);
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException("the registry cannot be asked: " + e.getMessage(), e);
    }
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
    try (ImportMode mode = mode(schemas)) {
      for (SchemaCopy schema : schemas) {
        // All of them were let in once, under a level that may not have been today's.
        setLevel(schema.subject(), ANY);
        int id = bring(schema, mode.on());
        if (id != schema.id()) {
          changed.put(schema.id(), id);
        }
      }
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException("the schemas cannot be registered: " + e.getMessage(), e);
    }
    setLevels(schemas);
    return new SchemaIds(
        changed,
        schemas.stream()
            .collect(Collectors.toMap(SchemaCopy::id, SchemaCopy::schema, (one, same) -> one)));
  }

  private ImportMode mode(List<SchemaCopy> schemas) throws IOException, RestClientException {
    return takenIds(schemas).isEmpty()
        ? ImportMode.of(subjects(schemas), registry, listener)
        : ImportMode.none(registry, listener);
  }

  private static Collection<String> subjects(List<SchemaCopy> schemas) {
    return schemas.stream().map(SchemaCopy::subject).collect(Collectors.toSet());
  }

  private List<Integer> takenIds(List<SchemaCopy> schemas) throws IOException, RestClientException {
    Set<Integer> taken = new TreeSet<>();
    for (SchemaCopy schema : schemas) {
      if (!isFree(schema)) {
        taken.add(schema.id());
      }
    }
    return List.copyOf(taken);
  }

  private boolean isFree(SchemaCopy copy) throws IOException, RestClientException {
    SchemaOfId standing = SchemaOfId.of(registry, copy.id());
    return standing instanceof SchemaOfId.None
        || (standing instanceof SchemaOfId.Avro found
            && found.schema().equals(new AvroSchema(copy.schema())));
  }

  /** Returns the id that it has now. */
  private int bring(SchemaCopy copy, boolean imports) throws IOException, RestClientException {
    AvroSchema schema = new AvroSchema(copy.schema());
    return imports
        ? registry.register(copy.subject(), schema, copy.version(), copy.id())
        : registry.register(copy.subject(), schema);
  }

  private void setLevels(List<SchemaCopy> schemas) {
    try {
      for (SchemaCopy schema : schemas) {
        if (schema.compatibility() == null) {
          deleteLevel(schema.subject());
        } else {
          setLevel(schema.subject(), schema.compatibility());
        }
      }
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException(
          "the schemas' levels of compatibility cannot be set: " + e.getMessage(), e);
    }
  }

  /** Apicurio refuses to take a level from a subject that has none: that is none, too. */
  private void setLevel(String subject, String level) throws IOException, RestClientException {
    try {
      registry.updateConfig(subject, new Config(level));
    } catch (RestClientException e) {
      if (!level.equals(ANY) || !isAbsent(e)) {
        throw e;
      }
    }
  }

  private void deleteLevel(String subject) throws IOException, RestClientException {
    try {
      registry.deleteConfig(subject);
    } catch (RestClientException e) {
      if (!isAbsent(e)) {
        throw e;
      }
    }
  }

  private static boolean isAbsent(RestClientException e) {
    return e.getStatus() == HttpURLConnection.HTTP_NOT_FOUND;
  }
}
