package io.giaoban.node.embedded;

import java.util.List;

/**
 * Takes schemas away in Confluent's two steps: first hidden, still found by their id; then, when
 * asked for as permanent, for good.
 */
final class SubjectDeletion {
  private final SchemaStore store;

  SubjectDeletion(SchemaStore store) {
    this.store = store;
  }

  /** Returns the versions that were deleted. */
  List<Integer> deleteSubject(String subject, boolean permanent) {
    return store.withLedger(
        ledger -> {
          List<RegisteredSchema> all = Versions.of(ledger, subject, true);
          List<RegisteredSchema> seen = all.stream().filter(schema -> !schema.deleted()).toList();
          if (permanent && !seen.isEmpty()) {
            throw RegistryError.SUBJECT_NOT_YET_DELETED.because(
                "Subject '%s' was not deleted first before being permanently deleted"
                    .formatted(subject));
          }
          if (!permanent && seen.isEmpty()) {
            throw RegistryError.SUBJECT_ALREADY_DELETED.because(
                "Subject '%s' was soft deleted. Set permanent=true to delete permanently"
                    .formatted(subject));
          }
          List<RegisteredSchema> deleted = permanent ? all : seen;
          deleted.forEach(schema -> refuseIfReferenced(ledger, schema));
          store.keep(new SchemaEvent.SubjectDeleted(subject, permanent));
          return deleted.stream().map(RegisteredSchema::version).toList();
        });
  }

  /** Returns the number of the version that was deleted. */
  int deleteVersion(String subject, String version, boolean permanent) {
    return store.withLedger(
        ledger -> {
          boolean hiddenToo = permanent || !Versions.isLatest(version);
          RegisteredSchema schema = Versions.one(ledger, subject, version, hiddenToo);
          if (permanent && !schema.deleted()) {
            throw RegistryError.VERSION_NOT_YET_DELETED.because(
                "Subject '%s' Version %d was not deleted first before being permanently deleted"
                    .formatted(subject, schema.version()));
          }
          if (!permanent && schema.deleted()) {
            throw RegistryError.VERSION_ALREADY_DELETED.because(
                "Subject '%s' Version %d was soft deleted. Set permanent=true to delete permanently"
                    .formatted(subject, schema.version()));
          }
          refuseIfReferenced(ledger, schema);
          store.keep(new SchemaEvent.VersionDeleted(subject, schema.version(), permanent));
          return schema.version();
        });
  }

  private static void refuseIfReferenced(SchemaLedger ledger, RegisteredSchema schema) {
    List<Integer> ids = ledger.referrersOf(schema).map(RegisteredSchema::id).distinct().toList();
    if (!ids.isEmpty()) {
      throw RegistryError.STILL_REFERENCED.because(
          "One or more references exist to the schema of subject '%s' version %d: ids %s"
              .formatted(schema.subject(), schema.version(), ids));
    }
  }
}
