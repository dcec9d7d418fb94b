package io.giaoban.cli;

import io.giaoban.cli.config.Configuration;
import io.giaoban.cli.config.Settings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells what the program is configured with. Needs nothing that runs. */
@Command(
    name = "config",
    description = "Check and show what file and environment say.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ConfigCheckCommand.class, ConfigShowCommand.class, ConfigDocsCommand.class})
final class ConfigCommand {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable Giaoban giaoban;

  private ConfigCommand() {}

  Settings settings() {
    return Settings.of(spec.root());
  }

  /**
   * What file and environment say.
   *
   * @param file rather than the one of {@code --config}
   */
  Configuration configuration(Optional<Path> file) {
    return Configuration.read(settings(), file.or(giaoban::configFile), giaoban.environment());
  }
}
