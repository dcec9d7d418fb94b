package io.giaoban.backup;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Subjects that take schemas under ids that are told, as Confluent's registry can have them, and
 * refuse those without. Only for a while: closed, they are as all others again.
 */
final class ImportMode implements AutoCloseable {
  private static final String IMPORT = "IMPORT";
  private static final String READ_AND_WRITE = "READWRITE";

  private final SchemaRegistryClient registry;
  private final CopyListener listener;
  private final List<String> subjects = new ArrayList<>();
  private boolean on;

  private ImportMode(SchemaRegistryClient registry, CopyListener listener) {
    this.registry = registry;
    this.listener = listener;
  }

  /** No subject is in it. */
  static ImportMode none(SchemaRegistryClient registry, CopyListener listener) {
    return new ImportMode(registry, listener);
  }

  /** All of these are in it, or, where one cannot be, none. */
  static ImportMode of(
      Collection<String> subjects, SchemaRegistryClient registry, CopyListener listener)
      throws IOException {
    ImportMode mode = new ImportMode(registry, listener);
    try {
      mode.on = mode.begin(subjects);
    } finally {
      if (!mode.on) {
        mode.close();
      }
    }
    return mode;
  }

  /** Whether the subjects are in it. */
  boolean on() {
    return on;
  }

  private boolean begin(Collection<String> wanted) throws IOException {
    for (String subject : wanted) {
      if (!set(subject, IMPORT)) {
        return false;
      }
      subjects.add(subject);
    }
    return true;
  }

  /** Tells whether the registry has this mode for this subject. */
  private boolean set(String subject, String mode) throws IOException {
    try {
      return mode.equals(registry.setMode(mode, subject));
    } catch (RestClientException e) {
      return false;
    } catch (NullPointerException e) {
      // Apicurio has no modes and answers with nothing, in which Confluent's client looks for one.
      return false;
    }
  }

  @Override
  public void close() {
    List<String> left = new ArrayList<>();
    for (String subject : subjects) {
      if (!isSetBack(subject)) {
        left.add(subject);
      }
    }
    subjects.clear();
    on = false;
    if (!left.isEmpty()) {
      listener.say(
          "warning: the registry keeps the subjects %s in mode %s (expected: %s; set it by PUT /mode/SUBJECT, else they take no schemas)"
              .formatted(left, IMPORT, READ_AND_WRITE));
    }
  }

  private boolean isSetBack(String subject) {
    try {
      return set(subject, READ_AND_WRITE);
    } catch (IOException e) {
      return false;
    }
  }
}
