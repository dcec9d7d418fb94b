package io.giaoban.alert;

import io.giaoban.alert.Assessment.Verdict;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import org.jspecify.annotations.Nullable;

/** A rule whose conditions were checked and can be applied to days. */
public final class CompiledRule {
  private final Rule rule;
  private final Condition when;
  private final @Nullable Condition until;

  private CompiledRule(Rule rule, Condition when, @Nullable Condition until) {
    this.rule = rule;
    this.when = when;
    this.until = until;
  }

  /**
   * Checks a rule's conditions.
   *
   * @throws IllegalArgumentException naming the rule, the condition, line and column
   */
  public static CompiledRule compile(Rule rule) {
    if (!DayFigures.types().containsKey(rule.figure())) {
      throw new IllegalArgumentException(
          "rule %s: figure: \"%s\" (expected: one of %s)"
              .formatted(rule.id(), rule.figure(), DayFigures.types().keySet()));
    }
    return new CompiledRule(
        rule,
        compile(rule, "when", rule.when()),
        rule.until() == null ? null : compile(rule, "until", rule.until()));
  }

  Rule rule() {
    return rule;
  }

  Assessment assess(CityDay day) {
    Object value = DayFigures.value(day, rule.figure());
    return new Assessment(
        day.getDay(),
        day.getState() != DayState.OPEN,
        verdict(day),
        value instanceof Number number ? number.doubleValue() : null);
  }

  private Verdict verdict(CityDay day) {
    if (day.getSuspect() != null && rule.onSuspect() == OnSuspect.HOLD) {
      return Verdict.NEITHER;
    }
    Boolean holds = when.holds(day);
    if (Boolean.TRUE.equals(holds)) {
      return Verdict.HOLDS;
    }
    boolean clears =
        until == null ? Boolean.FALSE.equals(holds) : Boolean.TRUE.equals(until.holds(day));
    return clears ? Verdict.CLEARS : Verdict.NEITHER;
  }

  private static Condition compile(Rule rule, String which, String text) {
    try {
      return Condition.compile(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "rule %s: %s: %s".formatted(rule.id(), which, e.getMessage()), e);
    }
  }
}
