package io.giaoban.cli;

import java.io.IOException;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which subscription, at which gateway. */
final class SubscriptionIdOptions {
  @Mixin private SubscriptionsOptions all = new SubscriptionsOptions();

  @Parameters(
      paramLabel = "ID",
      showDefaultValue = Help.Visibility.NEVER,
      description = "The subscription's id.")
  private String id = "";

  SubscriptionsClient client() throws IOException {
    return all.client();
  }

  boolean json() {
    return all.json();
  }

  String id() {
    return id;
  }

  /** Where it is under {@code /v1/subscriptions}. */
  String path() {
    return "/" + SubscriptionsClient.encoded(id);
  }
}
