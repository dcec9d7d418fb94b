package io.giaoban.alert;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a rules file, for people.
 *
 * @param file as it was named
 * @param rule the rule's id; null: it has none that can be read, or it is about no rule
 * @param line of the wrong place, from 1
 * @param column of the wrong place in characters, from 1
 * @param reason what is there, and what was expected
 */
public record RuleProblem(String file, @Nullable String rule, int line, int column, String reason) {

  /** As compilers print it: {@code rules.yaml:12:11: rule x: when: …}. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s%s"
        .formatted(file, line, column, rule == null ? "" : "rule " + rule + ": ", reason);
  }
}
