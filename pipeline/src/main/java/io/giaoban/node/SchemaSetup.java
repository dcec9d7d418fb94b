package io.giaoban.node;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.io.IOException;

/** Registers our schemas, so that outside feeds find them and nobody can break them. */
final class SchemaSetup {
  private final SchemaRegistryClient registry;

  SchemaSetup(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /**
   * Registers each topic's schema at the level FULL_TRANSITIVE; what is registered already stays.
   *
   * @throws IllegalStateException if the registry cannot be reached or refuses one
   */
  void ensure() {
    for (Topic topic : Topics.ALL) {
      if (topic.schema() != null) {
        register(topic);
      }
    }
  }

  private void register(Topic topic) {
    try {
      registry.updateConfig(topic.subject(), new Config(CompatibilityLevel.FULL_TRANSITIVE.name));
      registry.register(topic.subject(), new AvroSchema(topic.publishedSchema()));
    } catch (IOException | RestClientException e) {
      throw new IllegalStateException(
          "schema of " + topic.subject() + " cannot be registered: " + e.getMessage(), e);
    }
  }
}
