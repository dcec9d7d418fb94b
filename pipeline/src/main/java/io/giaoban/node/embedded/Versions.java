package io.giaoban.node.embedded;

import java.util.List;

/** Finds the versions of a subject as requests name them. */
final class Versions {
  private Versions() {}

  static boolean isLatest(String name) {
    return name.equals("latest") || name.equals("-1");
  }

  /** Returns all that are to be seen, oldest first; never none. */
  static List<RegisteredSchema> of(SchemaLedger ledger, String subject, boolean deleted) {
    List<RegisteredSchema> seen =
        ledger.of(subject).stream().filter(schema -> deleted || !schema.deleted()).toList();
    if (seen.isEmpty()) {
      throw RegistryError.NO_SUCH_SUBJECT.because("Subject '%s' not found.".formatted(subject));
    }
    return seen;
  }

  static RegisteredSchema one(SchemaLedger ledger, String subject, String name, boolean deleted) {
    int number = isLatest(name) ? -1 : number(name);
    List<RegisteredSchema> seen = of(ledger, subject, deleted);
    return seen.stream()
        .filter(schema -> number == -1 || schema.version() == number)
        .reduce((older, newer) -> newer)
        .orElseThrow(
            () -> RegistryError.NO_SUCH_VERSION.because("Version %s not found.".formatted(name)));
  }

  private static int number(String name) {
    try {
      int number = Integer.parseInt(name);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number that is too small
    }
    throw RegistryError.INVALID_VERSION.because(
        ("The specified version '%s' is not a valid version id. Allowed values are between [1,"
                + " 2^31-1] and the string \"latest\"")
            .formatted(name));
  }
}
