package io.giaoban.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * How the log is written, and how much of it: to the standard error, whatever the command. What was
 * asked for goes to the standard output.
 */
final class LogOptions {
  private static final String FORMAT = "GIAOBAN_LOG_FORMAT";
  private static final String LEVEL = "GIAOBAN_LOG_LEVEL";

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      defaultValue = "text",
      scope = ScopeType.INHERIT,
      description = "How the log is written to the standard error; json: an object a line.")
  private Format format = Format.TEXT;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "warn",
      scope = ScopeType.INHERIT,
      description = "The least that is logged: error, warn, info, debug or trace.")
  private Level level = Level.WARN;

  private enum Format {
    TEXT,
    JSON
  }

  /** From now on the log is written so. */
  void use() {
    boolean formatChanged = set(FORMAT, format);
    boolean levelChanged = set(LEVEL, level);
    if (formatChanged || levelChanged) {
      configure((LoggerContext) LoggerFactory.getILoggerFactory());
    }
  }

  /** Has logback.xml read anew, or what an operator has put in its place. */
  private static void configure(LoggerContext context) {
    context.reset();
    try {
      new ContextInitializer(context).autoConfig();
    } catch (JoranException e) {
      throw new IllegalStateException("the log cannot be set up", e);
    }
  }

  /** Whether what logback.xml refers to by that name is another than before. */
  private static boolean set(String name, Enum<?> value) {
    String before = System.getProperty(name, System.getenv(name));
    String now = value.name().toLowerCase(Locale.ROOT);
    if (now.equals(before)) {
      return false;
    }
    System.setProperty(name, now);
    return true;
  }
}
