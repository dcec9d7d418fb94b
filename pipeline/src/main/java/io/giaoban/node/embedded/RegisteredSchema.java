package io.giaoban.node.embedded;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SubjectVersion;

/** A version of a subject; a deleted one is hidden, yet found by its id. */
record RegisteredSchema(String subject, int version, int id, ParsedSchema schema, boolean deleted) {

  RegisteredSchema hidden() {
    return new RegisteredSchema(subject, version, id, schema, true);
  }

  boolean is(String otherSubject, int otherVersion) {
    return subject.equals(otherSubject) && version == otherVersion;
  }

  boolean hasContentOf(ParsedSchema other) {
    return schema.canonicalString().equals(other.canonicalString())
        && schema.references().equals(other.references());
  }

  boolean refersTo(RegisteredSchema other) {
    return schema.references().stream()
        .anyMatch(reference -> other.is(reference.getSubject(), reference.getVersion()));
  }

  Schema entity() {
    return new Schema(subject, version, id, schema);
  }

  SubjectVersion place() {
    return new SubjectVersion(subject, version);
  }

  /** With its version, for the messages of an incompatible schema name it. */
  SimpleParsedSchemaHolder holder() {
    return new SimpleParsedSchemaHolder(schema.copy(version));
  }
}
