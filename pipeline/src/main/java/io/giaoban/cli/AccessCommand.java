package io.giaoban.cli;

import picocli.CommandLine.Command;

/** Who may do what at the brokers. */
@Command(
    name = "access",
    description = "List, give and take what each role, feed and reader may do at the brokers.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AccessPlanCommand.class, AccessApplyCommand.class, AccessRevokeCommand.class})
final class AccessCommand {
  private AccessCommand() {}
}
