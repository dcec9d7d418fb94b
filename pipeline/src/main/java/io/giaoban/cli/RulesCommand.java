package io.giaoban.cli;

import picocli.CommandLine.Command;

/** Rules: checks a file, tells those of a running system, and changes them. */
@Command(
    name = "rules",
    description = "Check a rules file, or list and change the rules of a running system.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RulesCheckCommand.class,
      RulesTryCommand.class,
      RulesListCommand.class,
      RulesPutCommand.class,
      RulesDeleteCommand.class
    })
final class RulesCommand {
  private RulesCommand() {}
}
