package io.giaoban.alert;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A condition in CEL (Common Expression Language) over a day of a place and the days before it,
 * checked by type and cost when it is read. An unknown figure makes the comparison it stands in
 * unknown, and the whole condition unless the rest decides it.
 */
final class Condition {
  private static final Pattern WHERE = Pattern.compile("^evaluation error at <input>:(\\d+): ");

  private final FigureSet figures;
  private final CelRuntime.Program program;
  private final @Nullable PlainCondition plain;
  private final int daysBack;

  private Condition(
      FigureSet figures, CelRuntime.Program program, @Nullable PlainCondition plain, int daysBack) {
    this.figures = figures;
    this.program = program;
    this.plain = plain;
    this.daysBack = daysBack;
  }

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException with line, column and reason, if it is no condition over these
   *     figures, or takes too long
   */
  static Condition compile(String text, FigureSet figures) {
    ConditionLanguage language = ConditionLanguage.of(figures);
    CelAbstractSyntaxTree tree = language.check(text);
    return new Condition(
        figures,
        language.program(tree),
        PlainTranslation.of(tree.getExpr(), figures),
        daysBack(tree));
  }

  /** The same condition, always evaluated by CEL. */
  Condition inCel() {
    return new Condition(figures, program, null, daysBack);
  }

  /** Whether CEL is not needed to evaluate it. */
  boolean isPlain() {
    return plain != null;
  }

  /** A line without which it does not hold and cannot fail; null: it draws none. */
  PlainCondition.@Nullable Line line() {
    return plain == null ? null : plain.line();
  }

  /** How many days before the day itself it looks at. */
  int daysBack() {
    return daysBack;
  }

  /**
   * Whether the condition holds on a day.
   *
   * @throws FailedConditionException if it comes to nothing for another reason than an unknown
   *     figure, such as a division by zero
   */
  Truth test(LocalDate day, PlaceDays days) throws FailedConditionException {
    SpecificRecord known = days.on(day);
    if (plain != null) {
      try {
        return plain.test(new PlainCondition.Seen(day, known, days));
      } catch (ArithmeticException e) {
        // A product beyond 64 bits: CEL tells whether the rest decides the condition.
      }
    }
    Optional<Object> today = Optional.of(new ConditionDay(figures, day, known, days));
    try {
      return program.eval(name -> isDay(name) ? today : Optional.empty()) instanceof Boolean holds
          ? Truth.of(holds)
          : Truth.UNKNOWN;
    } catch (CelEvaluationException e) {
      if (isUnknown(e)) {
        return Truth.UNKNOWN;
      }
      throw new FailedConditionException(reason(e), e);
    }
  }

  private static boolean isDay(String name) {
    return name.equals(ConditionLanguage.DAY) || name.equals(ConditionFunctions.TODAY);
  }

  /**
   * All types were checked: an operand that a function is not made for is an unknown figure. Where
   * CEL expected a truth value, only its message tells what there was instead.
   */
  private static boolean isUnknown(CelEvaluationException e) {
    return e.getErrorCode() == CelErrorCode.OVERLOAD_NOT_FOUND
        || String.valueOf(e.getMessage()).endsWith(ConditionDay.UNKNOWN.toString());
  }

  private static String reason(CelEvaluationException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    Matcher where = WHERE.matcher(message);
    String at =
        where.find() ? "at character %d: ".formatted(Integer.parseInt(where.group(1)) + 1) : "";
    return at
        + switch (e.getErrorCode()) {
          case DIVIDE_BY_ZERO -> "a division by zero";
          case NUMERIC_OVERFLOW -> "a number beyond 64 bits";
          default -> where.replaceFirst("");
        };
  }

  private static int daysBack(CelAbstractSyntaxTree tree) {
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL)
        .map(node -> node.expr().call())
        .filter(call -> call.function().equals(ConditionFunctions.DAYS))
        .mapToInt(call -> (int) call.args().get(1).constant().int64Value() - 1)
        .max()
        .orElse(0);
  }
}
