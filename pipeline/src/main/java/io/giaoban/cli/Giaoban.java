package io.giaoban.cli;

import io.giaoban.node.embedded.PortInUseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
      FeedCommand.class,
      FeedsCommand.class,
      TopicsCommand.class,
      PlacesCommand.class,
      RulesCommand.class,
      RejectedCommand.class,
      SilencesCommand.class,
      AlertsCommand.class,
      SubscriptionsCommand.class,
      SubscriberCommand.class
    })
public final class Giaoban {
  @Mixin private LogOptions log = new LogOptions();

  private Giaoban() {}

  /** Runs a command, and ends the process with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    Giaoban program = new Giaoban();
    return new CommandLine(program)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(program::run)
        .setExecutionExceptionHandler(Giaoban::onFailure);
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
      String version = Giaoban.class.getPackage().getImplementationVersion();
      return new String[] {"giaoban " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
