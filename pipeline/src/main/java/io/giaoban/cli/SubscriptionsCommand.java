package io.giaoban.cli;

import picocli.CommandLine.Command;

/** Subscriptions: who is told of alerts, and how that fares. */
@Command(
    name = "subscriptions",
    description = {
      "List, add, change and watch subscriptions to alerts, over HTTP.",
      "The key is the operator's feed key, or the token of the subscription."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SubscriptionsListCommand.class,
      SubscriptionsShowCommand.class,
      SubscriptionsAddCommand.class,
      SubscriptionsVerifyCommand.class,
      SubscriptionsRotateCommand.class,
      SubscriptionsPauseCommand.class,
      SubscriptionsResumeCommand.class,
      SubscriptionsReplayCommand.class,
      SubscriptionsDeliveriesCommand.class,
      SubscriptionsDeleteCommand.class
    })
final class SubscriptionsCommand {
  private SubscriptionsCommand() {}
}
