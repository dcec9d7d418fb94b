package io.giaoban.cli;

import io.giaoban.cli.config.SettingsPage;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints the page of all settings. */
@Command(
    name = "docs",
    description = "Print the page of all settings, in Markdown.",
    mixinStandardHelpOptions = true)
final class ConfigDocsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable ConfigCommand config;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(SettingsPage.of(config.settings()));
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
