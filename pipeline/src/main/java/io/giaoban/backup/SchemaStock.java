package io.giaoban.backup;

import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.SubjectVersion;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.giaoban.backup.Manifest.SchemaCopy;
import io.giaoban.wire.SchemaOfId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schemas of a registry that records need. */
final class SchemaStock {
  private static final int NOT_FOUND = 404;
  private static final Comparator<SchemaCopy> BY_ID =
      Comparator.comparing(SchemaCopy::id)
          .thenComparing(SchemaCopy::subject)
          .thenComparing(SchemaCopy::version);

  private final SchemaRegistryClient registry;

  SchemaStock(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /**
   * All versions of these subjects, those included that are deleted but for their records, and
   * whatever else bears one of these ids.
   *
   * @param seen ids in records; one of no schema is of a damaged record
   * @throws IllegalStateException if the registry does not tell
   */
  List<SchemaCopy> of(Collection<String> subjects, Collection<Integer> seen) {
    try {
      List<SchemaCopy> copies = new ArrayList<>();
      Set<Integer> known = new HashSet<>();
      for (String subject : subjects) {
        copies.addAll(versions(subject));
      }
      copies.forEach(copy -> known.add(copy.id()));
      for (int id : seen) {
        if (known.add(id)) {
          copies.addAll(others(id));
        }
      }
      return copies.stream().sorted(BY_ID).distinct().toList();
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException(
          "the registry's schemas cannot be read: " + e.getMessage(), e);
    }
  }

  private List<SchemaCopy> versions(String subject) throws IOException, RestClientException {
    List<SchemaCopy> copies = new ArrayList<>();
    for (int version : numbers(subject)) {
      SchemaMetadata schema = registry.getSchemaMetadata(subject, version, true);
      copies.add(copy(subject, schema.getId(), version, schema.getSchema()));
    }
    return copies;
  }

  /** What is not Avro is no schema of our records: whoever wrote one that names it erred. */
  private List<SchemaCopy> others(int id) throws IOException, RestClientException {
    List<SchemaCopy> copies = new ArrayList<>();
    if (SchemaOfId.of(registry, id) instanceof SchemaOfId.Avro found) {
      for (SubjectVersion at : registry.getAllVersionsById(id)) {
        copies.add(copy(at.getSubject(), id, at.getVersion(), found.schema().canonicalString()));
      }
    }
    return copies;
  }

  private Collection<Integer> numbers(String subject) throws IOException, RestClientException {
    try {
      return registry.getAllVersions(subject, true);
    } catch (RestClientException e) {
      return absent(e, List.of());
    }
  }

  private SchemaCopy copy(String subject, int id, int version, String schema)
      throws IOException, RestClientException {
    return new SchemaCopy(id, subject, version, level(subject), schema);
  }

  private @Nullable String level(String subject) throws IOException, RestClientException {
    try {
      return registry.getConfig(subject).getCompatibilityLevel();
    } catch (RestClientException e) {
      return absent(e, (String) null);
    }
  }

  private static <T> T absent(RestClientException e, T instead) throws RestClientException {
    if (e.getStatus() == NOT_FOUND) {
      return instead;
    }
    throw e;
  }
}
