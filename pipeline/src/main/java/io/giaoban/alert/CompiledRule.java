package io.giaoban.alert;

import io.giaoban.alert.Assessment.Verdict;
import java.time.LocalDate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A rule whose conditions were checked and can be applied to days. */
public final class CompiledRule {
  private final Rule rule;
  private final Figure figure;
  private final Figure suspect;
  private final Figure completeness;
  private final Condition when;
  private final @Nullable Condition until;

  private CompiledRule(Rule rule, FigureSet figures, Condition when, @Nullable Condition until) {
    this.rule = rule;
    this.figure = figures.figures().get(rule.figure());
    this.suspect = figures.figures().get("suspect");
    this.completeness = figures.figures().get("completeness");
    this.when = when;
    this.until = until;
  }

  /**
   * Checks a rule's conditions: types, names and cost.
   *
   * @throws IllegalArgumentException naming the rule, the condition, line and column
   */
  public static CompiledRule compile(Rule rule) {
    FigureSet figures = rule.scope().of() == Scope.Of.CITY ? FigureSet.CITY : FigureSet.UNIT;
    if (!figures.figures().containsKey(rule.figure())) {
      throw new WrongFieldException(
          rule.id(),
          "figure",
          "\"%s\" (expected: one of %s)".formatted(rule.figure(), figures.figures().keySet()));
    }
    return new CompiledRule(
        rule,
        figures,
        compile(rule, figures, "when", rule.when()),
        rule.until() == null ? null : compile(rule, figures, "until", rule.until()));
  }

  public Rule rule() {
    return rule;
  }

  /** The line as it stands there: each day alone raises or clears, be it believed or not. */
  CompiledRule plain() {
    Rule plain =
        new Rule.Builder(rule.id(), rule.when())
            .scope(rule.scope())
            .figure(rule.figure())
            .onSuspect(OnSuspect.FIRE)
            .provisional(rule.provisional())
            .build();
    FigureSet figures = rule.scope().of() == Scope.Of.CITY ? FigureSet.CITY : FigureSet.UNIT;
    return new CompiledRule(plain, figures, when, null);
  }

  /** Up to how many days after it a day's figures change what the rule sees. */
  public int daysAfter() {
    return Math.max(when.daysBack(), until == null ? 0 : until.daysBack());
  }

  /** A line without which it neither holds nor fails; null: it draws none. */
  PlainCondition.@Nullable Line line() {
    return when.line();
  }

  /** What its conditions say of a day. */
  Verdict verdict(LocalDate day, PlaceDays days) throws FailedConditionException {
    SpecificRecord record = days.on(day);
    if (isHeld(record)) {
      return Verdict.UNKNOWN;
    }
    return switch (when.test(day, days)) {
      case TRUE -> Verdict.HOLDS;
      case FALSE ->
          until == null || until.test(day, days) == Truth.TRUE ? Verdict.CLEARS : Verdict.BETWEEN;
      case UNKNOWN ->
          until != null && until.test(day, days) == Truth.TRUE ? Verdict.CLEARS : Verdict.UNKNOWN;
    };
  }

  /** Whether the verdict is that it holds: all that matters as long as it never did. */
  boolean holds(LocalDate day, PlaceDays days) throws FailedConditionException {
    return when.test(day, days) == Truth.TRUE && !isHeld(days.on(day));
  }

  private boolean isHeld(@Nullable SpecificRecord record) {
    return rule.onSuspect() == OnSuspect.HOLD && suspect.value(record) != null;
  }

  /** The rule's figure on a day; null: unknown. */
  @Nullable Double value(@Nullable SpecificRecord record) {
    return figure.value(record) instanceof Number number
        ? Double.valueOf(number.doubleValue())
        : null;
  }

  /** How complete a day is, 0 to 1; null: nobody was to report. */
  @Nullable Double completeness(@Nullable SpecificRecord record) {
    return (Double) completeness.value(record);
  }

  private static Condition compile(Rule rule, FigureSet figures, String which, String text) {
    try {
      return Condition.compile(text, figures);
    } catch (IllegalArgumentException e) {
      throw new WrongFieldException(rule.id(), which, String.valueOf(e.getMessage()));
    }
  }
}
