package io.giaoban.cli;

import picocli.CommandLine.Command;

/** Silences: which alerts are not delivered for a time. */
@Command(
    name = "silences",
    description = "List, add or end silences: alerts that are not delivered for a time.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SilencesListCommand.class, SilencesAddCommand.class, SilencesEndCommand.class})
final class SilencesCommand {
  private SilencesCommand() {}
}
