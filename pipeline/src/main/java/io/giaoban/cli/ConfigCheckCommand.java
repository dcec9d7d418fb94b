package io.giaoban.cli;

import io.giaoban.cli.config.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells all that is wrong with file and environment. */
@Command(
    name = "check",
    description = "Tell all that is wrong with a configuration file and the environment.",
    exitCodeListHeading = "Ends with%n",
    exitCodeList = {"0:nothing is wrong", "1:something is"},
    mixinStandardHelpOptions = true)
final class ConfigCheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable ConfigCommand config;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The file, in YAML (default: the one of --config or GIAOBAN_CONFIG).")
  private @Nullable Path file;

  @Override
  public Integer call() {
    Configuration configuration = config.configuration(Optional.ofNullable(file));
    List<String> problems = configuration.problems();
    if (!problems.isEmpty()) {
      problems.forEach(spec.commandLine().getErr()::println);
      spec.commandLine().getErr().flush();
      return ExitCode.SOFTWARE;
    }
    spec.commandLine()
        .getOut()
        .println("settings: " + configuration.given().count() + ", all good");
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
