package io.giaoban.dispatch.sms;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with gaps: {@code {to}}, and {@code ${ENV:NAME}} for what is in the environment. Filled in
 * one go, so that no value is looked at for gaps. Its text never holds what the environment says.
 */
final class Template {
  private static final Pattern GAP =
      Pattern.compile("\\$\\{ENV:([A-Za-z_][A-Za-z0-9_]*)}|\\{([A-Za-z]+)}");

  private final String text;
  private final Escape escape;
  private final Function<String, @Nullable String> environment;

  private Template(String text, Escape escape, Function<String, @Nullable String> environment) {
    this.text = text;
    this.escape = escape;
    this.environment = environment;
  }

  /**
   * A template.
   *
   * @param known names of gaps
   * @throws IllegalArgumentException naming a gap that nothing is known of
   */
  static Template of(
      String text,
      Escape escape,
      Set<String> known,
      Function<String, @Nullable String> environment) {
    for (MatchResult gap : GAP.matcher(text).results().toList()) {
      if (gap.group(1) == null && !known.contains(gap.group(2))) {
        throw new IllegalArgumentException(
            "\"%s\" (expected: of %s)".formatted(gap.group(), new TreeSet<>(known)));
      }
      if (gap.group(1) != null && environment.apply(gap.group(1)) == null) {
        throw new IllegalArgumentException(
            "\"%s\" (expected: the variable %s in the environment)"
                .formatted(gap.group(), gap.group(1)));
      }
    }
    return new Template(text, escape, environment);
  }

  boolean has(String gap) {
    return text.contains("{" + gap + "}");
  }

  /**
   * The text with everything filled in.
   *
   * @param values by name of gap
   */
  String fill(Function<String, String> values) {
    return GAP.matcher(text)
        .replaceAll(
            gap -> {
              String value =
                  gap.group(1) == null
                      ? values.apply(gap.group(2))
                      : String.valueOf(environment.apply(gap.group(1)));
              return Matcher.quoteReplacement(escape.escape(value));
            });
  }

  @Override
  public String toString() {
    return text;
  }
}
