package io.giaoban.alert;

import dev.cel.bundle.Cel;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.validator.CelAstValidator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses conditions that would take too long: an upper bound of the steps of one evaluation, which
 * is known without one, as every list in a condition is as long as is written there. CEL itself
 * only ends the evaluation that has gone on for too long, each day anew.
 */
final class ConditionCost implements CelAstValidator {
  /** Steps of one evaluation; a step takes some tens of nanoseconds. */
  static final int LIMIT = 10_000;

  /** Keeps products of two estimates within a long. */
  private static final long MOST = 1_000_000_000;

  @Override
  public void validate(CelNavigableAst tree, Cel cel, IssuesFactory issues) {
    new Walk(issues).estimate(tree.getAst().getExpr(), Map.of());
  }

  /** How long a list is at most, and its longest element; what is no list has length 0. */
  private record Extent(long size, @Nullable Extent element) {
    static final Extent NONE = new Extent(0, null);

    Extent elementOrNone() {
      return element == null ? NONE : element;
    }

    /** All that is in it, at every depth. */
    long total() {
      return element == null ? size : Math.min(MOST, size * Math.max(1, element.total()));
    }

    static Extent widest(List<Extent> extents) {
      return extents.stream().max(Comparator.comparingLong(Extent::total)).orElse(NONE);
    }
  }

  private record Estimate(long steps, Extent value) {}

  /** One walk over the tree, that reports the innermost expression that costs too much. */
  private static final class Walk {
    private final IssuesFactory issues;
    private boolean refused;

    Walk(IssuesFactory issues) {
      this.issues = issues;
    }

    Estimate estimate(CelExpr expression, Map<String, Extent> variables) {
      Estimate estimate =
          switch (expression.getKind()) {
            case IDENT ->
                new Estimate(1, variables.getOrDefault(expression.ident().name(), Extent.NONE));
            case SELECT ->
                new Estimate(
                    1 + estimate(expression.select().operand(), variables).steps(), Extent.NONE);
            case LIST -> list(expression, variables);
            case CALL -> call(expression, variables);
            case COMPREHENSION -> comprehension(expression.comprehension(), variables);
            case MAP, STRUCT -> {
              issues.addError(
                  expression.id(), "a map or record (expected: figures, numbers, words and lists)");
              yield new Estimate(1, Extent.NONE);
            }
            case CONSTANT, NOT_SET -> new Estimate(1, Extent.NONE);
          };
      if (estimate.steps() > LIMIT && !refused) {
        refused = true;
        issues.addError(
            expression.id(),
            "%s%,d steps (expected: <= %,d)"
                .formatted(
                    estimate.steps() < MOST ? "" : "more than ",
                    Math.min(MOST, estimate.steps()),
                    LIMIT));
      }
      return new Estimate(Math.min(MOST, estimate.steps()), estimate.value());
    }

    private Estimate list(CelExpr expression, Map<String, Extent> variables) {
      List<Estimate> elements = new ArrayList<>();
      expression.list().elements().forEach(each -> elements.add(estimate(each, variables)));
      return new Estimate(
          1 + steps(elements),
          new Extent(
              elements.size(), Extent.widest(elements.stream().map(Estimate::value).toList())));
    }

    private Estimate call(CelExpr expression, Map<String, Extent> variables) {
      List<CelExpr> operands = new ArrayList<>();
      expression.call().target().ifPresent(operands::add);
      operands.addAll(expression.call().args());
      List<Estimate> arguments = new ArrayList<>();
      operands.forEach(each -> arguments.add(estimate(each, variables)));
      List<Extent> values = arguments.stream().map(Estimate::value).toList();
      Extent value =
          switch (expression.call().function()) {
            case ConditionFunctions.DAYS ->
                new Extent(operands.get(1).constant().int64Value(), Extent.NONE);
            case "_+_" ->
                new Extent(
                    values.get(0).size() + values.get(1).size(),
                    Extent.widest(values.stream().map(Extent::elementOrNone).toList()));
            case "_?_:_" -> Extent.widest(values.subList(1, 3));
            case "_[_]" -> element(expression, operands.get(1), values.get(0));
            default -> Extent.NONE;
          };
      long looksAt = values.stream().mapToLong(Extent::total).sum();
      return new Estimate(1 + steps(arguments) + looksAt + value.size(), value);
    }

    private Extent element(CelExpr expression, CelExpr index, Extent list) {
      if (index.constantOrDefault().getKind() == CelConstant.Kind.INT64_VALUE) {
        long at = index.constant().int64Value();
        if (at < 0 || at >= list.size()) {
          issues.addError(
              expression.id(), "[%d] (expected: 0 to %d)".formatted(at, list.size() - 1));
        }
      }
      return list.elementOrNone();
    }

    private Estimate comprehension(CelComprehension loop, Map<String, Extent> variables) {
      Estimate range = estimate(loop.iterRange(), variables);
      Estimate start = estimate(loop.accuInit(), variables);
      Map<String, Extent> inner = new HashMap<>(variables);
      inner.put(loop.iterVar(), range.value().elementOrNone());
      inner.put(loop.accuVar(), start.value());
      long condition = estimate(loop.loopCondition(), inner).steps();
      Estimate step = estimate(loop.loopStep(), inner);
      long times = range.value().size();
      long growth = step.value().size() - start.value().size();
      inner.put(
          loop.accuVar(),
          new Extent(start.value().size() + times * growth, step.value().element()));
      Estimate result = estimate(loop.result(), inner);
      return new Estimate(
          1 + range.steps() + start.steps() + times * (condition + step.steps()) + result.steps(),
          result.value());
    }

    private static long steps(List<Estimate> estimates) {
      return estimates.stream().mapToLong(Estimate::steps).sum();
    }
  }
}
