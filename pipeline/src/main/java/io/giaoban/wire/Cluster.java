package io.giaoban.wire;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * Brokers and the schema registry beside them.
 *
 * @param brokers Kafka's
 * @param registryUrl where the registry is
 * @param registryAccess what its client needs besides, as Confluent names it: {@code
 *     basic.auth.credentials.source}, {@code schema.registry.ssl.truststore.location}, …
 */
public record Cluster(Brokers brokers, String registryUrl, Map<String, String> registryAccess) {
  /**
   * A processor that asks is within a transaction: all tries together stay under its 10 s. What is
   * known of a schema is never asked again.
   */
  private static final Map<String, String> PATIENCE =
      Map.of(
          "http.connect.timeout.ms", "2000",
          "http.read.timeout.ms", "3000",
          "max.retries", "1",
          "retries.wait.ms", "500");

  /** Brokers, and the registry. */
  public Cluster {
    registryAccess = Map.copyOf(registryAccess);
  }

  /** A cluster that lets everybody in who reaches it. */
  public static Cluster open(String bootstrapServers, String registryUrl) {
    return new Cluster(Brokers.open(bootstrapServers), registryUrl, Map.of());
  }

  /** The settings with which Confluent's clients get to the registry; a map of its own for each. */
  public Map<String, Object> registry() {
    Map<String, Object> settings = new HashMap<>(PATIENCE);
    settings.putAll(registryAccess);
    settings.put("schema.registry.url", registryUrl);
    return settings;
  }

  /** Our records, as the schemas in this registry say. */
  public Serde<SpecificRecord> serde() {
    return AvroSerde.of(registry());
  }

  /** Where both are; access holds passwords. */
  @Override
  public String toString() {
    return brokers + " " + registryUrl;
  }
}
