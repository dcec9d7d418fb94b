package io.giaoban.alert;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind;
import io.giaoban.alert.PlainCondition.Product;
import io.giaoban.alert.PlainCondition.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a checked condition in CEL to one in plain Java, where it fits. */
final class PlainTranslation {
  private final FigureSet figures;

  private PlainTranslation(FigureSet figures) {
    this.figures = figures;
  }

  /** The condition in plain Java; null: it does more than compare figures. */
  static @Nullable PlainCondition of(CelExpr condition, FigureSet figures) {
    return new PlainTranslation(figures).translate(condition);
  }

  private @Nullable PlainCondition translate(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT ->
          expression.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
              ? new PlainCondition.Always(Truth.of(expression.constant().booleanValue()))
              : null;
      case SELECT -> select(expression);
      case CALL -> call(expression.call().function(), expression.call().args());
      default -> null;
    };
  }

  private @Nullable PlainCondition select(CelExpr expression) {
    Term figure = figure(expression);
    if (figure == null) {
      return null;
    }
    return expression.select().testOnly()
        ? new PlainCondition.Known(figure)
        : new PlainCondition.Flag(figure);
  }

  private @Nullable PlainCondition call(String function, List<CelExpr> operands) {
    Comparison comparison = Comparison.of(function);
    if (comparison != null) {
      return compare(operands.get(0), comparison, operands.get(1));
    }
    return switch (function) {
      case "_&&_", "_||_" -> {
        PlainCondition a = translate(operands.get(0));
        PlainCondition b = translate(operands.get(1));
        if (a == null || b == null) {
          yield null;
        }
        yield function.equals("_&&_")
            ? new PlainCondition.Both(a, b)
            : new PlainCondition.Either(a, b);
      }
      case "!_" -> {
        PlainCondition of = translate(operands.get(0));
        yield of == null ? null : new PlainCondition.Not(of);
      }
      default -> null;
    };
  }

  private @Nullable PlainCondition compare(CelExpr left, Comparison comparison, CelExpr right) {
    Product one = product(left);
    Product other = product(right);
    if (one != null && other != null) {
      return new PlainCondition.ToFigure(one, comparison, other);
    }
    Term figure = figure(left);
    if (figure == null) {
      return figure(right) == null ? null : compare(right, comparison.mirrored(), left);
    }
    return right.getKind() == ExprKind.Kind.CONSTANT
        ? compare(figure, comparison, right.constant())
        : null;
  }

  private static @Nullable PlainCondition compare(
      Term figure, Comparison comparison, CelConstant constant) {
    return switch (constant.getKind()) {
      case NULL_VALUE -> {
        PlainCondition known = new PlainCondition.Known(figure);
        yield comparison == Comparison.NOT_EQUAL ? known : new PlainCondition.Not(known);
      }
      case INT64_VALUE -> new PlainCondition.ToWhole(figure, comparison, constant.int64Value());
      case DOUBLE_VALUE ->
          new PlainCondition.ToFraction(figure, comparison, constant.doubleValue());
      case STRING_VALUE -> new PlainCondition.ToWord(figure, comparison, constant.stringValue());
      default -> null;
    };
  }

  /** A figure, or a constant multiple of one; null: it is none. */
  private @Nullable Product product(CelExpr expression) {
    Term alone = figure(expression);
    if (alone != null) {
      return new Product(null, alone);
    }
    CelCall call = expression.callOrDefault();
    if (!call.function().equals("_*_")) {
      return null;
    }
    CelExpr a = call.args().get(0);
    CelExpr b = call.args().get(1);
    return figure(b) == null ? product(b, a) : product(a, b);
  }

  private @Nullable Product product(CelExpr constant, CelExpr figure) {
    CelConstant times = constant.constantOrDefault();
    Term of = figure(figure);
    if (of == null) {
      return null;
    }
    return switch (times.getKind()) {
      case INT64_VALUE -> new Product(times.int64Value(), of);
      case DOUBLE_VALUE -> new Product(times.doubleValue(), of);
      default -> null;
    };
  }

  /** The figure that {@code day.name} or {@code days(8)[7].name} names; null: it is none. */
  private @Nullable Term figure(CelExpr expression) {
    if (expression.getKind() != ExprKind.Kind.SELECT) {
      return null;
    }
    Figure figure = figures.figures().get(expression.select().field());
    int back = back(expression.select().operand());
    return figure == null || back < 0 ? null : new Term(figure, back);
  }

  /** How many days back a day is; below 0: it is not written as one. */
  private static int back(CelExpr day) {
    if (day.getKind() == ExprKind.Kind.IDENT) {
      return day.ident().name().equals(ConditionLanguage.DAY) ? 0 : -1;
    }
    if (day.getKind() != ExprKind.Kind.CALL || !day.call().function().equals("_[_]")) {
      return -1;
    }
    CelExpr list = day.call().args().get(0);
    CelConstant index = day.call().args().get(1).constantOrDefault();
    return list.callOrDefault().function().equals(ConditionFunctions.DAYS)
            && index.getKind() == CelConstant.Kind.INT64_VALUE
        ? (int) index.int64Value()
        : -1;
  }
}
