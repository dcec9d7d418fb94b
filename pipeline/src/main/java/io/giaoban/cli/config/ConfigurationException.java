package io.giaoban.cli.config;

import java.io.Serial;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** File or environment say what does not hold; the message has a line for each problem. */
public final class ConfigurationException extends ParameterException {
  @Serial private static final long serialVersionUID = 1;

  ConfigurationException(CommandLine command, List<String> problems) {
    super(command, String.join(System.lineSeparator(), problems));
  }
}
