package io.giaoban.cli;

import picocli.CommandLine.Option;

/** The option of the commands that speak to a broker somewhere. */
final class BrokerOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      description = "The Kafka brokers.")
  private String bootstrapServers = "";

  String bootstrapServers() {
    return bootstrapServers;
  }
}
