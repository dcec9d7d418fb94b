package io.giaoban.node.embedded;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One change of the registry, as it is kept on disk: the registry is what all of them make. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SchemaEvent.Registered.class, name = "registered"),
  @JsonSubTypes.Type(value = SchemaEvent.VersionDeleted.class, name = "versionDeleted"),
  @JsonSubTypes.Type(value = SchemaEvent.SubjectDeleted.class, name = "subjectDeleted"),
  @JsonSubTypes.Type(value = SchemaEvent.LevelSet.class, name = "levelSet"),
  @JsonSubTypes.Type(value = SchemaEvent.LevelRemoved.class, name = "levelRemoved")
})
sealed interface SchemaEvent {

  /** A schema became a version of a subject. */
  record Registered(
      String subject,
      int version,
      int id,
      String schemaType,
      String schema,
      List<SchemaReference> references)
      implements SchemaEvent {
    public Registered {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(schemaType, "schemaType");
      Objects.requireNonNull(schema, "schema");
      references = List.copyOf(references);
      if (version < 1 || id < 1) {
        throw new IllegalArgumentException(
            "version: %d, id: %d (expected: both >= 1)".formatted(version, id));
      }
    }
  }

  /** A version was hidden, or taken away for good. */
  record VersionDeleted(String subject, int version, boolean permanent) implements SchemaEvent {
    public VersionDeleted {
      Objects.requireNonNull(subject, "subject");
    }
  }

  /** All versions of a subject were hidden, or taken away for good. */
  record SubjectDeleted(String subject, boolean permanent) implements SchemaEvent {
    public SubjectDeleted {
      Objects.requireNonNull(subject, "subject");
    }
  }

  /**
   * A compatibility level was set, for all subjects that have none when {@code subject} is null.
   */
  record LevelSet(@Nullable String subject, CompatibilityLevel level) implements SchemaEvent {
    public LevelSet {
      Objects.requireNonNull(level, "level");
    }
  }

  /** A compatibility level was put back to the one above it. */
  record LevelRemoved(@Nullable String subject) implements SchemaEvent {}
}
