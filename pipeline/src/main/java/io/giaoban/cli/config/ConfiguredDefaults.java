package io.giaoban.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Gives options that are settings what file and environment say, where the command line is silent.
 */
public final class ConfiguredDefaults implements IDefaultValueProvider, IParameterPreprocessor {
  private final Settings settings;
  private final Map<String, String> environment;
  private Optional<Path> file = Optional.empty();
  private @Nullable Configuration configuration;
  private boolean parsing;

  private ConfiguredDefaults(Settings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = Map.copyOf(environment);
  }

  /** Has all commands of a program take their settings from file and environment, too. */
  public static void install(CommandLine program, Map<String, String> environment) {
    CommandSpec root = program.getCommandSpec();
    ConfiguredDefaults defaults = new ConfiguredDefaults(Settings.of(root), environment);
    program.setDefaultValueProvider(defaults);
    root.preprocessor(defaults);
    program.setHelpFactory(
        (command, colors) -> {
          // Help tells the program's own defaults; what was given may be a secret.
          defaults.parsing = false;
          return new Help(command, colors);
        });
  }

  /** Looks for the file before anything is parsed, as options before {@code --config} need it. */
  @Override
  @SuppressWarnings("JdkObsolete") // picocli's
  public boolean preprocess(
      Stack<String> args,
      CommandSpec root,
      @Nullable ArgSpec none,
      Map<String, Object> information) {
    List<String> inOrder = new ArrayList<>(args);
    Collections.reverse(inOrder);
    file = FileOption.in(inOrder);
    configuration = null;
    parsing = true;
    return false;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!parsing || !(argument instanceof OptionSpec option)) {
      return null;
    }
    return settings
        .of(option)
        .filter(setting -> !asksForHelp(option.command()))
        .flatMap(setting -> read(option.command()).find(setting))
        .filter(given -> !isFileGiven(given.setting(), option.command()))
        // picocli takes ${…} for a variable
        .map(given -> given.text().replace("$", "$$"))
        .orElse(null);
  }

  private Configuration read(CommandSpec command) {
    if (configuration == null) {
      configuration = Configuration.read(settings, file, environment);
    }
    List<String> problems = configuration.problemsOf(Settings.topCommand(command));
    // What is for all commands is for those, too, that look for what is wrong.
    if (!problems.isEmpty() && command.parent() != null) {
      throw new ConfigurationException(command.commandLine(), problems);
    }
    return configuration;
  }

  /**
   * Whether the command line names the file of a secret, which goes before what is said elsewhere.
   */
  private static boolean isFileGiven(Setting setting, CommandSpec command) {
    OptionSpec file = command.findOption("--" + setting.name() + Setting.IN_FILE);
    return setting.secret() && file != null && !file.stringValues().isEmpty();
  }

  private static boolean asksForHelp(CommandSpec command) {
    return command.options().stream()
        .filter(option -> option.usageHelp() || option.versionHelp())
        .anyMatch(option -> Boolean.TRUE.equals(option.getValue()));
  }

  /** The option of the file alone: what else there is, is not for it. */
  private static final class FileOption {
    @Option(names = "--config")
    private @Nullable Path file;

    static Optional<Path> in(List<String> args) {
      FileOption found = new FileOption();
      try {
        new CommandLine(found)
            .setUnmatchedArgumentsAllowed(true)
            .setExpandAtFiles(false)
            .parseArgs(args.toArray(new String[0]));
      } catch (ParameterException e) {
        return Optional.empty(); // the true parser will say so
      }
      return Optional.ofNullable(found.file);
    }
  }
}
