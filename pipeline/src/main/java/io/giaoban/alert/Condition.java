package io.giaoban.alert;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.giaoban.schema.CityDay;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition in CEL (Common Expression Language) over the figures of one day, checked by type when
 * it is read. An unknown figure makes the comparison it stands in unknown, and the whole condition
 * unless the rest decides it.
 */
final class Condition {
  private static final String PREFIX = "day.";
  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
  private static final CelCompiler COMPILER = compiler();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private final CelRuntime.Program program;

  private Condition(CelRuntime.Program program) {
    this.program = program;
  }

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException with line and column, if it is no condition over a day
   */
  static Condition compile(String text) {
    try {
      CelAbstractSyntaxTree tree = COMPILER.compile(text).getAst();
      // A value of type dyn passes for a bool when checked, and may be none when evaluated.
      if (!tree.getResultType().equals(SimpleType.BOOL)) {
        throw new IllegalArgumentException(
            "%s is of type %s (expected: bool)".formatted(text, tree.getResultType().name()));
      }
      return new Condition(RUNTIME.createProgram(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(
          e.getMessage()
              + "\n(expected: a condition over day."
              + String.join(", day.", DayFigures.types().keySet())
              + ")",
          e);
    }
  }

  /** Whether the condition holds on that day; null: unknown, as a figure it needs is. */
  @Nullable Boolean holds(CityDay day) {
    try {
      return program.eval(name -> resolve(day, name)) instanceof Boolean holds ? holds : null;
    } catch (CelEvaluationException e) {
      return null;
    }
  }

  private static Optional<Object> resolve(CityDay day, String name) {
    Object value = DayFigures.value(day, name.substring(PREFIX.length()));
    return Optional.of(value == null ? NullValue.NULL_VALUE : value);
  }

  private static CelCompiler compiler() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setResultType(SimpleType.BOOL);
    DayFigures.types().forEach((name, type) -> builder.addVar(PREFIX + name, type));
    return builder.build();
  }
}
