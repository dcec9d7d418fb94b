package io.giaoban.cli;

import io.giaoban.cli.config.ConfigurationException;
import io.giaoban.cli.config.ConfiguredDefaults;
import io.giaoban.node.embedded.PortInUseException;
import io.giaoban.wire.Denied;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program: {@code java -jar giaoban.jar COMMAND}. */
@Command(
    name = "giaoban",
    description = "Districts' daily reports become a city's rolling picture and its alerts.",
    mixinStandardHelpOptions = true,
    versionProvider = Giaoban.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      StandaloneCommand.class,
      ServeCommand.class,
      StatusCommand.class,
      FeedCommand.class,
      FeedsCommand.class,
      TopicsCommand.class,
      AccessCommand.class,
      PlacesCommand.class,
      RulesCommand.class,
      RejectedCommand.class,
      ResetCommand.class,
      SilencesCommand.class,
      AlertsCommand.class,
      SubscriptionsCommand.class,
      SubscriberCommand.class,
      ConfigCommand.class,
      BackupCommand.class,
      RestoreCommand.class
    })
public final class Giaoban {
  private final Map<String, String> environment;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Settings, in YAML (default: the file that GIAOBAN_CONFIG names, if any).")
  private @Nullable Path config;

  @Mixin private LogOptions log = new LogOptions();

  private Giaoban(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs a command, and ends the process with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The version of the jar. */
  static String version() {
    return Objects.requireNonNullElse(
        Giaoban.class.getPackage().getImplementationVersion(), "(not from a jar)");
  }

  static CommandLine commandLine() {
    return commandLine(System.getenv());
  }

  /**
   * The program.
   *
   * @param environment the variables by which it is configured, too
   */
  static CommandLine commandLine(Map<String, String> environment) {
    Giaoban giaoban = new Giaoban(environment);
    CommandLine program =
        new CommandLine(giaoban)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionStrategy(giaoban::run)
            .setExecutionExceptionHandler(Giaoban::onFailure);
    ConfiguredDefaults.install(program, environment);
    return program.setParameterExceptionHandler(
        withoutUsage(program.getParameterExceptionHandler()));
  }

  Optional<Path> configFile() {
    return Optional.ofNullable(config);
  }

  Map<String, String> environment() {
    return environment;
  }

  /** How a command is used does not help where the configuration is wrong. */
  private static IParameterExceptionHandler withoutUsage(IParameterExceptionHandler usual) {
    return (e, args) -> {
      if (e instanceof ConfigurationException) {
        e.getCommandLine().getErr().println(e.getMessage());
        return CommandLine.ExitCode.USAGE;
      }
      return usual.handleParseException(e, args);
    };
  }

  private int run(CommandLine.ParseResult parsed) {
    log.use();
    return new CommandLine.RunLast().execute(parsed);
  }

  /** What a user can mend is one line; anything else is a defect and shows where it happened. */
  private static int onFailure(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof IllegalArgumentException
        || e instanceof IllegalStateException
        || e instanceof PortInUseException
        || e instanceof UncheckedIOException
        || e instanceof IOException) {
      command.getErr().println("giaoban: " + message(e));
      return CommandLine.ExitCode.SOFTWARE;
    }
    Optional<String> denied = Denied.by(e, "read");
    if (denied.isPresent()) {
      command.getErr().println("giaoban: " + denied.get());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw e;
  }

  /** Java names the file and nothing else where it is missing or may not be read. */
  private static String message(Exception e) {
    if (e instanceof NoSuchFileException) {
      return e.getMessage() + " is not there (expected: a file)";
    }
    if (e instanceof AccessDeniedException) {
      return e.getMessage() + " may not be read (expected: a file with access)";
    }
    return String.valueOf(e.getMessage());
  }

  /** Tells the version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"giaoban " + version()};
    }
  }
}
