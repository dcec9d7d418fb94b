package io.giaoban.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which feed, at which brokers. */
final class FeedIdOptions {
  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Parameters(
      paramLabel = "ID",
      showDefaultValue = Help.Visibility.NEVER,
      description = "The feed's id.")
  private String id = "";

  String bootstrapServers() {
    return brokers.bootstrapServers();
  }

  String id() {
    return id;
  }
}
