package io.giaoban.node.embedded;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.client.SchemaVersionFetcher;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the registry knows: the sum of its changes, each applied the same when new or replayed. */
final class SchemaLedger implements SchemaVersionFetcher {
  static final CompatibilityLevel DEFAULT_LEVEL = CompatibilityLevel.FULL_TRANSITIVE;

  private final AvroParser parser = new AvroParser(this);
  private final List<RegisteredSchema> schemas = new ArrayList<>();

  /** By subject; the key null is for all that have none. */
  private final Map<@Nullable String, CompatibilityLevel> levels = new HashMap<>();

  private int lastId;

  AvroParser parser() {
    return parser;
  }

  void apply(SchemaEvent event) {
    prepare(event).run();
  }

  /** Does what may fail, so that a change that cannot be replayed is never kept. */
  Runnable prepare(SchemaEvent event) {
    if (event instanceof SchemaEvent.Registered registered) {
      RegisteredSchema schema =
          new RegisteredSchema(
              registered.subject(),
              registered.version(),
              registered.id(),
              parser.parse(registered.schema(), registered.references()),
              false);
      return () -> add(schema);
    }
    return () -> change(event);
  }

  /** Returns all versions of all subjects in the order of their registration, hidden ones too. */
  Stream<RegisteredSchema> all() {
    return schemas.stream();
  }

  /** Returns the versions of a subject, oldest first, hidden ones too. */
  List<RegisteredSchema> of(String subject) {
    return all().filter(schema -> schema.subject().equals(subject)).toList();
  }

  /** Returns the versions, hidden ones too, that cannot be read without this one. */
  Stream<RegisteredSchema> referrersOf(RegisteredSchema schema) {
    return all().filter(other -> other.refersTo(schema));
  }

  Optional<CompatibilityLevel> levelOf(String subject) {
    return Optional.ofNullable(levels.get(subject));
  }

  CompatibilityLevel globalLevel() {
    return levels.getOrDefault(null, DEFAULT_LEVEL);
  }

  /** Returns an id that no schema ever had, not even one that is deleted by now. */
  int unusedId() {
    return lastId + 1;
  }

  @Override
  public String tenant() {
    return "default";
  }

  /** Returns the version for a reference, or null; -1 is the latest. */
  @Override
  public @Nullable Schema getByVersion(String subject, int version, boolean lookupDeleted) {
    Stream<RegisteredSchema> candidates =
        of(subject).stream().filter(schema -> lookupDeleted || !schema.deleted());
    return candidates
        .filter(schema -> version == -1 || schema.version() == version)
        .reduce((older, newer) -> newer)
        .map(RegisteredSchema::entity)
        .orElse(null);
  }

  private void add(RegisteredSchema schema) {
    lastId = Math.max(lastId, schema.id());
    schemas.add(schema);
  }

  private void change(SchemaEvent event) {
    if (event instanceof SchemaEvent.VersionDeleted deleted) {
      delete(schema -> schema.is(deleted.subject(), deleted.version()), deleted.permanent());
    } else if (event instanceof SchemaEvent.SubjectDeleted deleted) {
      delete(schema -> schema.subject().equals(deleted.subject()), deleted.permanent());
      levels.remove(deleted.subject());
    } else if (event instanceof SchemaEvent.LevelSet set) {
      levels.put(set.subject(), set.level());
    } else if (event instanceof SchemaEvent.LevelRemoved removed) {
      levels.remove(removed.subject());
    }
  }

  private void delete(Predicate<RegisteredSchema> which, boolean permanent) {
    if (permanent) {
      schemas.removeIf(which);
    } else {
      schemas.replaceAll(schema -> which.test(schema) ? schema.hidden() : schema);
    }
  }
}
