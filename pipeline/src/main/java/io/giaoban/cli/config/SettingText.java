package io.giaoban.cli.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What is to be read of a setting.
 *
 * @param standard what holds where nothing is said; a dash: nothing
 * @param description without that
 */
record SettingText(String standard, String description) {
  static final String NONE = "–";

  /** Such as (default: 100), or (standalone: 8080, demo: 0). */
  private static final Pattern IN_BRACKETS =
      Pattern.compile(
          " ?\\((default: |(?=%s))((?:[^()]|\\([^()]*\\))*)\\)"
              .formatted(Settings.RUNNING.stream().collect(Collectors.joining(": |", "", ": "))));

  static SettingText of(Setting setting) {
    OptionSpec option = setting.option();
    String text = String.join(" ", option.description()).replace("%%", "%");
    Matcher told = IN_BRACKETS.matcher(text);
    String value = value(option);
    if (!told.find()) {
      return new SettingText(value, text);
    }
    boolean all = !told.group(1).isEmpty() || value.equals(NONE);
    return new SettingText(
        all ? told.group(2) : value + "; " + told.group(2), told.replaceFirst(""));
  }

  private static String value(OptionSpec option) {
    String annotated = option.defaultValue();
    if (annotated != null) {
      return annotated;
    }
    if (option.required()) {
      return "must be given";
    }
    return value(option.initialValue());
  }

  private static String value(@Nullable Object initial) {
    if (initial == null
        || (initial instanceof Collection<?> many && many.isEmpty())
        || (initial instanceof Map<?, ?> map && map.isEmpty())) {
      return NONE;
    }
    return initial instanceof Object[] many
        ? Arrays.stream(many).map(String::valueOf).collect(Collectors.joining(","))
        : initial.toString();
  }
}
