package io.giaoban.cli.config;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Whether an option takes a value: as picocli reads it, told in the program's words. */
final class ValueCheck {
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class);

  private ValueCheck() {}

  static void check(Given given, Entry entry) throws WrongEntryException {
    OptionSpec option = given.setting().option();
    OptionSpec alone =
        OptionSpec.builder("--value")
            .type(option.type())
            .auxiliaryTypes(option.auxiliaryTypes())
            .converters(option.converters())
            .splitRegex(option.splitRegex())
            .arity("1")
            .build();
    try {
      new CommandLine(CommandSpec.create().addOption(alone))
          .setCaseInsensitiveEnumValuesAllowed(true)
          .parseArgs("--value=" + given.text());
    } catch (ParameterException e) {
      throw new WrongEntryException(entry.label() + ": " + reason(given, e));
    }
  }

  private static String reason(Given given, ParameterException e) {
    OptionSpec option = given.setting().option();
    return (option.typeInfo().isMap()
            ? Optional.of("such as " + option.paramLabel())
            : expected(option.auxiliaryTypes()[0]))
        .map(words -> "\"%s\" (expected: %s)".formatted(given.shown(), words))
        .orElseGet(() -> own(e.getCause(), given));
  }

  /** What the option's own reader says. */
  private static String own(@Nullable Throwable cause, Given given) {
    return cause instanceof TypeConversionException && !given.setting().secret()
        ? String.valueOf(cause.getMessage())
        : "\"%s\" (expected: %s)".formatted(given.shown(), given.setting().option().paramLabel());
  }

  private static Optional<String> expected(Class<?> type) {
    if (WHOLE.contains(type)) {
      return Optional.of("a whole number");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Optional.of("true or false");
    }
    if (type == URI.class) {
      return Optional.of("a URL");
    }
    if (type.isEnum()) {
      return Optional.of(
          Arrays.stream(type.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", ", "one of ", "")));
    }
    return Optional.empty();
  }
}
