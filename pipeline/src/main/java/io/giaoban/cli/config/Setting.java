package io.giaoban.cli.config;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can be set: by an option, by a variable of the environment, by a key of the file. Immutable.
 *
 * @param name the option's long name without dashes, and the file's key
 * @param option as the first of the commands has it
 * @param commands which take it, by the first word
 */
public record Setting(String name, OptionSpec option, List<String> commands) {
  /** What all variables of the environment start with. */
  static final String PREFIX = "GIAOBAN_";

  /** Behind the name of a secret: the file that it is in. */
  static final String IN_FILE = "-file";

  private static final List<String> SECRET_WORDS = List.of("key", "password", "secret", "token");

  public Setting {
    commands = List.copyOf(commands);
  }

  /** The variable of the environment. */
  public String variable() {
    return variable(name);
  }

  static String variable(String name) {
    return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /**
   * Whether nobody may see it: a text, not the name of a file, that is called a key or the like.
   */
  public boolean secret() {
    return option.type() == String.class
        && SECRET_WORDS.contains(name.substring(name.lastIndexOf('-') + 1));
  }

  /** Whether it may have several values. */
  boolean takesMany() {
    return option.isMultiValue();
  }
}
