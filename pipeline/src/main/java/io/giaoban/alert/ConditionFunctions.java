package io.giaoban.alert;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.exceptions.CelOverloadNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;

/** What conditions have beyond CEL's own functions, and what they see in another way. */
final class ConditionFunctions {
  /** What {@code days(n)} becomes; no condition can name it, so that n is always checked. */
  static final String DAYS = "@days";

  /** The day itself, by a name that no variable of a macro can hide. */
  static final String TODAY = "@today";

  static final String SUM = "sum";
  static final String MEAN = "mean";
  static final int MOST_DAYS = 366;

  private static final CelType WHOLE = NullableType.create(SimpleType.INT);
  private static final CelType FRACTION = NullableType.create(SimpleType.DOUBLE);

  private ConditionFunctions() {}

  static CelMacro daysMacro() {
    return CelMacro.newGlobalMacro(
        "days", 1, (factory, target, arguments) -> Optional.of(days(factory, arguments.get(0))));
  }

  private static CelExpr days(CelMacroExprFactory factory, CelExpr count) {
    boolean whole =
        count.getKind() == ExprKind.Kind.CONSTANT
            && count.constant().getKind() == CelConstant.Kind.INT64_VALUE;
    if (!whole || count.constant().int64Value() < 1 || count.constant().int64Value() > MOST_DAYS) {
      return factory.reportError(
          CelIssue.formatError(
              factory.getSourceLocation(count),
              "days: %s (expected: a whole number from 1 to %d, written out)"
                  .formatted(whole ? count.constant().int64Value() : "no number", MOST_DAYS)));
    }
    return factory.newGlobalCall(DAYS, factory.newIdentifier(TODAY), count);
  }

  static List<CelFunctionDecl> declarations(CelType day) {
    return List.of(
        CelFunctionDecl.newFunctionDeclaration(
            DAYS,
            CelOverloadDecl.newGlobalOverload(
                "days_int64", ListType.create(day), day, SimpleType.INT)),
        CelFunctionDecl.newFunctionDeclaration(
            SUM,
            CelOverloadDecl.newGlobalOverload("sum_int64", WHOLE, ListType.create(WHOLE)),
            CelOverloadDecl.newGlobalOverload("sum_double", FRACTION, ListType.create(FRACTION))),
        CelFunctionDecl.newFunctionDeclaration(
            MEAN,
            CelOverloadDecl.newGlobalOverload("mean_int64", FRACTION, ListType.create(WHOLE)),
            CelOverloadDecl.newGlobalOverload("mean_double", FRACTION, ListType.create(FRACTION))));
  }

  /**
   * The bindings. Equality and {@code in} take the place of CEL's own, to which an unknown figure
   * is a value like any other, different from all numbers: {@code day.newCases != 0} would hold on
   * a day without a report.
   */
  static Set<CelFunctionBinding> bindings() {
    return Set.of(
        CelFunctionBinding.from(
            "days_int64", ConditionDay.class, Long.class, (day, count) -> day.back(count)),
        CelFunctionBinding.from("sum_int64", List.class, ConditionFunctions::wholeSum),
        CelFunctionBinding.from("sum_double", List.class, ConditionFunctions::sum),
        CelFunctionBinding.from("mean_int64", List.class, ConditionFunctions::mean),
        CelFunctionBinding.from("mean_double", List.class, ConditionFunctions::mean),
        CelFunctionBinding.from(
            "equals", Object.class, Object.class, (a, b) -> equal("_==_", a, b)),
        CelFunctionBinding.from(
            "not_equals", Object.class, Object.class, (a, b) -> !equal("_!=_", a, b)),
        CelFunctionBinding.from("in_list", Object.class, List.class, ConditionFunctions::in));
  }

  private static boolean equal(String function, Object a, Object b) {
    if (a == NullValue.NULL_VALUE || b == NullValue.NULL_VALUE) {
      return isNull(a) && isNull(b);
    }
    if (isUnknown(a) || isUnknown(b)) {
      throw unknown(function);
    }
    return (a instanceof Double x && b instanceof Double y)
        ? x.doubleValue() == y.doubleValue()
        : a.equals(b);
  }

  private static boolean in(Object value, List<?> list) {
    if (isUnknown(value)) {
      throw unknown("in");
    }
    if (list.contains(value)) {
      return true;
    }
    if (list.contains(ConditionDay.UNKNOWN)) {
      throw unknown("in");
    }
    return false;
  }

  private static Object wholeSum(List<?> numbers) {
    long sum = 0;
    int count = 0;
    for (Object number : numbers) {
      if (!isNull(number)) {
        sum = Math.addExact(sum, (Long) number);
        count++;
      }
    }
    return count == 0 ? ConditionDay.UNKNOWN : (Object) sum;
  }

  private static Object sum(List<?> numbers) {
    return numbers.stream().allMatch(ConditionFunctions::isNull)
        ? ConditionDay.UNKNOWN
        : (Object) doubles(numbers).sum();
  }

  private static Object mean(List<?> numbers) {
    OptionalDouble mean = doubles(numbers).average();
    return mean.isPresent() ? (Object) mean.getAsDouble() : ConditionDay.UNKNOWN;
  }

  private static DoubleStream doubles(List<?> numbers) {
    return numbers.stream()
        .filter(number -> !isNull(number))
        .mapToDouble(number -> ((Number) number).doubleValue());
  }

  private static boolean isNull(Object value) {
    return value == NullValue.NULL_VALUE || value == ConditionDay.UNKNOWN;
  }

  private static boolean isUnknown(Object value) {
    return value == ConditionDay.UNKNOWN
        || (value instanceof List<?> list && list.contains(ConditionDay.UNKNOWN));
  }

  /** CEL's own word for an operand that the function is not made for, such as an unknown one. */
  private static RuntimeException unknown(String function) {
    return new CelOverloadNotFoundException(function);
  }
}
