package io.giaoban.cli;

import picocli.CommandLine.Option;

/** Options of the commands that speak to a broker and a registry somewhere. */
final class ClusterOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      description = "The Kafka brokers.")
  private String bootstrapServers = "";

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "The schema registry.")
  private String registry = "";

  String bootstrapServers() {
    return bootstrapServers;
  }

  String registry() {
    return registry;
  }
}
