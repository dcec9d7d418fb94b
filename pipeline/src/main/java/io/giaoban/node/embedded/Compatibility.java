package io.giaoban.node.embedded;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import java.util.List;

/** Confluent's check of a schema against its elders, at the level of its subject. */
final class Compatibility {
  private Compatibility() {}

  static CompatibilityLevel level(SchemaLedger ledger, String subject) {
    return ledger.levelOf(subject).orElseGet(ledger::globalLevel);
  }

  /** Returns what is wrong, nothing for a schema that may join the subject. */
  static List<String> withSubject(SchemaLedger ledger, String subject, ParsedSchema schema) {
    return with(
        ledger,
        subject,
        ledger.of(subject).stream().filter(elder -> !elder.deleted()).toList(),
        schema);
  }

  static List<String> with(
      SchemaLedger ledger, String subject, List<RegisteredSchema> elders, ParsedSchema schema) {
    List<ParsedSchemaHolder> holders =
        elders.stream().<ParsedSchemaHolder>map(RegisteredSchema::holder).toList();
    return schema.isCompatible(level(ledger, subject), holders);
  }
}
