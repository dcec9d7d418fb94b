package io.giaoban.node;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.giaoban.alert.Rules;
import io.giaoban.place.Places;
import io.giaoban.wire.Brokers;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** What brokers and a registry must have before anything can run on them: topics and schemas. */
public final class ClusterSetup implements AutoCloseable {
  private static final int SCHEMAS_CACHED = 1000;

  private final Brokers brokers;
  private final Admin admin;
  private final SchemaRegistryClient registry;

  private ClusterSetup(Brokers brokers, Admin admin, SchemaRegistryClient registry) {
    this.brokers = brokers;
    this.admin = admin;
    this.registry = registry;
  }

  /** The set-up of a cluster. */
  public static ClusterSetup of(Cluster cluster) {
    return new ClusterSetup(
        cluster.brokers(),
        Admin.create(cluster.brokers().client()),
        new CachedSchemaRegistryClient(
            List.of(cluster.registryUrl()),
            SCHEMAS_CACHED,
            List.of(new AvroSchemaProvider()),
            cluster.registry()));
  }

  /**
   * Creates the topics that are missing, checks the others, and registers the schemas.
   *
   * @param partitions of each topic; empty: as there are, at first 6
   * @param replication how many copies each keeps; empty: the brokers' default
   * @param clock where the timestamps of reports come from
   * @throws IllegalStateException if something there does not fit; says what to do
   */
  public void ensure(Optional<Integer> partitions, Optional<Short> replication, ClockMode clock) {
    TopicSetup topics = new TopicSetup(admin);
    topics.refuseRestore();
    new SchemaSetup(registry).ensure();
    topics.ensure(partitions, replication, clock);
  }

  /**
   * Checks that what is needed is there and fits.
   *
   * @param clock where the timestamps of reports come from
   * @throws IllegalStateException if not; says what to do
   */
  void check(ClockMode clock) {
    new TopicSetup(admin).check(clock);
  }

  /**
   * Checks that the processors' state is kept as safely as the reports.
   *
   * @throws IllegalStateException if not; says what to do
   */
  void checkState() {
    new StateTopic(admin).check();
  }

  /** The topics as they are. */
  public Map<String, TopicDescription> describe() {
    return new TopicSetup(admin).describe();
  }

  @Override
  public void close() {
    admin.close();
    try {
      registry.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the registry's client cannot be closed", e);
    }
  }

  /**
   * Brings places and rules into force in every partition.
   *
   * @param places empty: those that the topic has, or the shipped ones if it has none
   * @param rules empty: those that the topic has, or the shipped ones if it has none
   */
  public void define(Optional<Places> places, Optional<Rules> rules) {
    new DefinitionSetup(brokers).ensure(places, rules);
  }

  int partitions() {
    return new TopicSetup(admin).partitions();
  }

  /** The same at once: the topics have long been there. */
  int partitionsNow() {
    return new TopicSetup(admin).partitionsNow();
  }

  Admin admin() {
    return admin;
  }

  SchemaRegistryClient registry() {
    return registry;
  }
}
