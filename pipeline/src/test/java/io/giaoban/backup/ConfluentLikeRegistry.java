package io.giaoban.backup;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A registry with modes and levels, which refuses as Confluent's does. */
class ConfluentLikeRegistry extends MockSchemaRegistryClient {
  private static final int UNPROCESSABLE = 422;
  private static final int NOT_PERMITTED = 42205;
  private static final int NOT_FOUND = 404;

  private final Map<String, String> modes = new HashMap<>();
  private final Set<String> staying = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<Integer> ofAnotherType = new HashSet<>();

  /** The modes of all subjects that have one. */
  Collection<String> modes() {
    return modes.values();
  }

  /** This subject keeps the mode that it is given first. */
  void stayInMode(String subject) {
    staying.add(subject);
  }

  /** This subject takes no schemas. */
  void refuse(String subject) {
    refused.add(subject);
  }

  /** Under this id is a schema that the client cannot read. */
  void keepsOfAnotherType(int id) {
    ofAnotherType.add(id);
  }

  @Override
  public String setMode(String mode, String subject) throws IOException, RestClientException {
    if (staying.contains(subject) && modes.containsKey(subject)) {
      throw new RestClientException("it stays", UNPROCESSABLE, NOT_PERMITTED);
    }
    if (mode.equals("IMPORT") && getAllSubjects().contains(subject)) {
      throw new RestClientException(
          "Cannot import since found existing subjects", UNPROCESSABLE, NOT_PERMITTED);
    }
    modes.put(subject, mode);
    return mode;
  }

  @Override
  public int register(String subject, ParsedSchema schema) throws IOException, RestClientException {
    if ("IMPORT".equals(modes.get(subject))) {
      throw new RestClientException(
          "Subject " + subject + " is in import mode", UNPROCESSABLE, NOT_PERMITTED);
    }
    check(subject);
    return super.register(subject, schema);
  }

  @Override
  public int register(String subject, ParsedSchema schema, int version, int id)
      throws IOException, RestClientException {
    boolean told = id > 0; // the class above comes here without an id, too
    if (told && !"IMPORT".equals(modes.get(subject))) {
      throw new RestClientException(
          "Subject " + subject + " is not in import mode", UNPROCESSABLE, NOT_PERMITTED);
    }
    check(subject);
    return super.register(subject, schema, version, id);
  }

  @Override
  public List<Integer> getAllVersions(String subject, boolean deletedToo)
      throws IOException, RestClientException {
    return getAllVersions(subject);
  }

  /** As without one of its own. */
  @Override
  public void deleteConfig(String subject) throws IOException, RestClientException {
    updateConfig(subject, new Config("BACKWARD"));
  }

  @Override
  public ParsedSchema getSchemaById(int id) throws IOException, RestClientException {
    if (ofAnotherType.contains(id)) {
      throw new IOException("Invalid schema {} of type JSON");
    }
    try {
      return super.getSchemaById(id);
    } catch (IOException e) {
      throw new RestClientException("Schema " + id + " not found", NOT_FOUND, 40403);
    }
  }

  private void check(String subject) throws RestClientException {
    if (refused.contains(subject)) {
      throw new RestClientException("refused", UNPROCESSABLE, NOT_PERMITTED);
    }
  }
}
