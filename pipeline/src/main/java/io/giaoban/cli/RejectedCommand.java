package io.giaoban.cli;

import picocli.CommandLine.Command;

/** What was refused: looks at it, and sends it again. */
@Command(
    name = "rejected",
    description = "List the reports that were refused, or send them again.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RejectedListCommand.class, RejectedReplayCommand.class})
final class RejectedCommand {
  private RejectedCommand() {}
}
