package io.giaoban.cli;

import io.giaoban.wire.Brokers;
import io.giaoban.wire.Cluster;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that speak to a broker and a registry somewhere. */
final class ClusterOptions {
  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "The schema registry.")
  private String registry = "";

  Brokers brokers() {
    return brokers.brokers();
  }

  Cluster cluster() {
    return new Cluster(brokers.brokers(), registry, brokers.access().registry());
  }
}
