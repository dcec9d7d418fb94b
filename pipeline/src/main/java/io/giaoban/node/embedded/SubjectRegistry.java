package io.giaoban.node.embedded;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Registers and finds schemas by Confluent's rules. */
final class SubjectRegistry {
  private final SchemaStore store;

  SubjectRegistry(SchemaStore store) {
    this.store = store;
  }

  /** Returns the id of the schema in the subject, which it joins if it is compatible and new. */
  int register(String subject, RegisterSchemaRequest request, boolean normalize) {
    return store.withLedger(
        ledger -> {
          refuseImport(request);
          ParsedSchema schema = parse(ledger, request, normalize);
          Optional<RegisteredSchema> known = newestLike(ledger, subject, schema, false);
          if (known.isPresent()) {
            return known.get().id();
          }
          List<String> problems = Compatibility.withSubject(ledger, subject, schema);
          if (!problems.isEmpty()) {
            throw RegistryError.INCOMPATIBLE.because(
                ("Schema being registered is incompatible with an earlier schema for subject"
                        + " \"%s\", details: %s")
                    .formatted(subject, problems));
          }
          int id = idFor(ledger, schema);
          int version =
              1 + ledger.of(subject).stream().mapToInt(RegisteredSchema::version).max().orElse(0);
          store.keep(
              new SchemaEvent.Registered(
                  subject,
                  version,
                  id,
                  AvroSchema.TYPE,
                  schema.canonicalString(),
                  schema.references()));
          return id;
        });
  }

  /** Returns the version of the subject that the schema is. */
  RegisteredSchema lookUp(
      String subject, RegisterSchemaRequest request, boolean normalize, boolean deleted) {
    return store.withLedger(
        ledger -> {
          Versions.of(ledger, subject, deleted);
          return newestLike(ledger, subject, parse(ledger, request, normalize), deleted)
              .orElseThrow(() -> RegistryError.NO_SUCH_SCHEMA.because("Schema not found"));
        });
  }

  /** Returns what is wrong with the schema next to one version of the subject, or next to all. */
  List<String> problems(
      String subject, Optional<String> version, RegisterSchemaRequest request, boolean normalize) {
    return store.withLedger(
        ledger -> {
          ParsedSchema schema = parse(ledger, request, normalize);
          boolean newSubject = ledger.of(subject).stream().allMatch(RegisteredSchema::deleted);
          if (version.isEmpty() || (newSubject && Versions.isLatest(version.get()))) {
            return Compatibility.withSubject(ledger, subject, schema);
          }
          return Compatibility.with(
              ledger,
              subject,
              List.of(Versions.one(ledger, subject, version.get(), false)),
              schema);
        });
  }

  private static ParsedSchema parse(
      SchemaLedger ledger, RegisterSchemaRequest request, boolean normalize) {
    String type = Objects.requireNonNullElse(request.getSchemaType(), AvroSchema.TYPE);
    if (!type.equals(AvroSchema.TYPE)) {
      throw RegistryError.INVALID_SCHEMA.because(
          "Invalid schema type: %s (expected: %s)".formatted(type, AvroSchema.TYPE));
    }
    if (request.getSchema() == null) {
      throw RegistryError.INVALID_SCHEMA.because("Invalid schema: none (expected: an Avro schema)");
    }
    if (request.getMetadata() != null || request.getRuleSet() != null) {
      throw RegistryError.INVALID_SCHEMA.because(
          "Invalid schema: has metadata or rules (expected: none, this registry would lose them)");
    }
    ParsedSchema schema =
        ledger
            .parser()
            .parse(
                request.getSchema(),
                Objects.requireNonNullElse(request.getReferences(), List.of()));
    return normalize ? schema.normalize() : schema;
  }

  private static Optional<RegisteredSchema> newestLike(
      SchemaLedger ledger, String subject, ParsedSchema schema, boolean deleted) {
    return ledger.of(subject).stream()
        .filter(known -> deleted || !known.deleted())
        .filter(known -> schema.canLookup(known.schema(), ledger))
        .reduce((older, newer) -> newer);
  }

  /** The same schema has one id in all subjects, so that its records can be read by any of them. */
  private static int idFor(SchemaLedger ledger, ParsedSchema schema) {
    return ledger
        .all()
        .filter(known -> known.hasContentOf(schema))
        .findFirst()
        .map(RegisteredSchema::id)
        .orElseGet(ledger::unusedId);
  }

  private static void refuseImport(RegisterSchemaRequest request) {
    if (request.getId() != null && request.getId() >= 0) {
      throw RegistryError.MODE_NOT_PERMITTED.because(
          "id: %d (expected: none, this registry gives the ids)".formatted(request.getId()));
    }
  }
}
