package io.giaoban.cli;

import io.giaoban.wire.Brokers;
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

  Brokers brokers() {
    return brokers.brokers();
  }

  String id() {
    return id;
  }
}
