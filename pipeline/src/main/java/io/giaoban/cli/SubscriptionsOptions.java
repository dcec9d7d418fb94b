package io.giaoban.cli;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of all commands about subscriptions. */
final class SubscriptionsOptions {
  @Mixin private DoorKeyOptions door = new DoorKeyOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** Asks with the key that is given: the operator's, or a subscription's token. */
  SubscriptionsClient client() throws IOException {
    return new SubscriptionsClient(door.url(), Optional.of(door.key()));
  }

  /** Asks with the key that is given, or without any. */
  SubscriptionsClient clientOfAnybody() throws IOException {
    return new SubscriptionsClient(door.url(), door.find());
  }

  boolean json() {
    return json;
  }
}
