package io.giaoban.cli;

import picocli.CommandLine.Command;

/** Feeds: who may report what, and the keys with which they come in. */
@Command(
    name = "feeds",
    description = "List, add, disable or enable feeds, and exchange their keys.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      FeedsListCommand.class,
      FeedsAddCommand.class,
      FeedsRotateCommand.class,
      FeedsDisableCommand.class,
      FeedsEnableCommand.class
    })
final class FeedsCommand {
  private FeedsCommand() {}
}
