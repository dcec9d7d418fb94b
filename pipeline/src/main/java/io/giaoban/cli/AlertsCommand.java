package io.giaoban.cli;

import picocli.CommandLine.Command;

/** Alerts: looks at them, and acknowledges them. */
@Command(
    name = "alerts",
    description = "List the alerts, or acknowledge one.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AlertsListCommand.class, AlertsAcknowledgeCommand.class})
final class AlertsCommand {
  private AlertsCommand() {}
}
