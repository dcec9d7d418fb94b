package io.giaoban.cli;

import io.giaoban.wire.Brokers;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that speak to a broker somewhere. */
final class BrokerOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      description = "The Kafka brokers.")
  private String bootstrapServers = "";

  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description =
          "How to come in: properties as Kafka's own tools take them by --command-config (security.protocol, sasl.jaas.config, ssl.truststore.location, …); those that begin with schema.registry., basic.auth. or bearer.auth. are for the registry.")
  private @Nullable Path clientConfig;

  Brokers brokers() {
    return new Brokers(bootstrapServers, access().kafka());
  }

  ClientConfig access() {
    return clientConfig == null ? ClientConfig.NONE : ClientConfig.read(clientConfig);
  }
}
