package io.giaoban.cli.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option says of itself.
 *
 * @param standard what holds where nothing is said; a dash: nothing
 * @param description without that
 */
record SettingText(String standard, String description) {
  private static final String NONE = "–";

  /** Such as (default: 100), or (standalone: 8080, demo: 0). */
  private static final Pattern IN_BRACKETS =
      Pattern.compile(
          " ?\\((default: |(?=%s))((?:[^()]|\\([^()]*\\))*)\\)"
              .formatted(Settings.RUNNING.stream().collect(Collectors.joining(": |", "", ": "))));

  private static final Pattern NAMES_COMMANDS =
      Pattern.compile("(%s): .*".formatted(String.join("|", Settings.RUNNING)));

  /** What holds where nothing is said, by the commands where they differ. */
  static String standard(Setting setting, String separator) {
    return joined(setting, SettingText::standard, separator);
  }

  /** What it is, by the commands where they differ. */
  static String description(Setting setting, String separator) {
    return joined(setting, SettingText::description, separator);
  }

  private static String joined(
      Setting setting, Function<SettingText, String> part, String separator) {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    setting
        .options()
        .forEach(
            (command, option) ->
                commands
                    .computeIfAbsent(part.apply(of(option)), text -> new ArrayList<>())
                    .add(command));
    boolean same = commands.size() == 1;
    if (!same) {
      commands.remove(NONE);
    }
    return commands.entrySet().stream()
        .map(
            said ->
                same || NAMES_COMMANDS.matcher(said.getKey()).matches()
                    ? said.getKey()
                    : String.join(", ", said.getValue()) + ": " + said.getKey())
        .collect(Collectors.joining(separator));
  }

  private static SettingText of(OptionSpec option) {
    String text = String.join(" ", option.description()).replace("%%", "%");
    String value = value(option);
    Matcher told = IN_BRACKETS.matcher(text);
    if (!told.find()) {
      return new SettingText(value, text);
    }
    boolean all = !told.group(1).isEmpty() || value.equals(NONE);
    return new SettingText(
        all ? told.group(2) : value + "; " + told.group(2), told.replaceFirst(""));
  }

  private static String value(OptionSpec option) {
    if (option.defaultValue() != null) {
      return option.defaultValue();
    }
    return option.required() ? "must be given" : value(option.initialValue());
  }

  private static String value(@Nullable Object initial) {
    boolean nothing =
        initial == null
            || (initial instanceof Collection<?> all && all.isEmpty())
            || (initial instanceof Map<?, ?> all && all.isEmpty());
    return nothing ? NONE : String.valueOf(initial);
  }
}
