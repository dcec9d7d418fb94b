package io.giaoban.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Lets the chart's tests see which commands and options there are. */
public final class CommandModel {
  private CommandModel() {}

  /** The command that such arguments begin with. */
  public static CommandSpec of(Iterable<String> arguments) {
    CommandSpec command = Giaoban.commandLine().getCommandSpec();
    for (String argument : arguments) {
      if (!command.subcommands().containsKey(argument)) {
        break;
      }
      command = command.subcommands().get(argument).getCommandSpec();
    }
    return command;
  }
}
