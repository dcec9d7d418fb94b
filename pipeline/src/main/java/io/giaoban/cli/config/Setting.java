package io.giaoban.cli.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can be set: by an option, by a variable of the environment, by a key of the file. Immutable.
 *
 * @param name the option's long name without dashes, and the file's key
 * @param options as the commands have it, by the command's first word; at least one
 */
public record Setting(String name, Map<String, OptionSpec> options) {
  /** What all variables of the environment start with. */
  static final String PREFIX = "GIAOBAN_";

  /** Behind the name of a secret: the file that it is in. */
  static final String IN_FILE = "-file";

  private static final Set<String> SECRET_WORDS = Set.of("key", "password", "secret", "token");

  public Setting {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Of any of the commands: what it takes is the same for all. */
  public OptionSpec option() {
    return options.values().iterator().next();
  }

  /** Which take it, by the first word. */
  public Set<String> commands() {
    return options.keySet();
  }

  /** The variable of the environment. */
  String variable() {
    return variable(name);
  }

  static String variable(String name) {
    return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /**
   * Whether nobody may see it: a text, not the name of a file, that is called a key or the like.
   */
  public boolean secret() {
    return option().type() == String.class
        && SECRET_WORDS.contains(name.substring(name.lastIndexOf('-') + 1));
  }

  /** Whether it may have several values, whichever command takes it. */
  boolean takesMany() {
    return options.values().stream().allMatch(OptionSpec::isMultiValue);
  }
}
