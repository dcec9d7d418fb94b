package io.giaoban.backup;

import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A registry without modes, in which what has no level cannot lose it, as Apicurio's. */
final class ApicurioLikeRegistry extends ConfluentLikeRegistry {
  private static final int NOT_FOUND = 404;

  private final Set<String> levels = new HashSet<>();

  /** Confluent's client fails so on the answer, which is empty. */
  @Override
  public String setMode(String mode, String subject) {
    throw new NullPointerException("response");
  }

  @Override
  public Config updateConfig(String subject, Config config)
      throws IOException, RestClientException {
    if (config.getCompatibilityLevel().equals("NONE") && !levels.remove(subject)) {
      throw new RestClientException("No rule of " + subject, NOT_FOUND, 40401);
    }
    if (!getAllSubjects().contains(subject)) {
      throw new RestClientException("No subject " + subject, NOT_FOUND, 40401);
    }
    if (!config.getCompatibilityLevel().equals("NONE")) {
      levels.add(subject);
    }
    return super.updateConfig(subject, config);
  }
}
