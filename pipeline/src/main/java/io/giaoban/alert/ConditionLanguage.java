package io.giaoban.alert;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.Immutable;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.AstDepthLimitValidator;
import dev.cel.validator.validators.HomogeneousLiteralValidator;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CEL as conditions speak it: what they can name, what they can do, what is refused. */
final class ConditionLanguage {
  /** The day itself. */
  static final String DAY = "day";

  private static final int LONGEST_TEXT = 4_096;

  /** What conditions over numbers and words have use for; all else is a way to get at dyn. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "_&&_",
          "_||_",
          "!_",
          "_?_:_",
          "_==_",
          "_!=_",
          "_<_",
          "_<=_",
          "_>_",
          "_>=_",
          "_+_",
          "_-_",
          "_*_",
          "_/_",
          "_%_",
          "-_",
          "_[_]",
          "@in",
          "@not_strictly_false",
          "size",
          "int",
          "double",
          "contains",
          "startsWith",
          "endsWith");

  /** What no figure is. */
  private static final Set<CelType> NOT_FOR =
      Set.of(SimpleType.UINT, SimpleType.BYTES, SimpleType.TIMESTAMP, SimpleType.DURATION);

  private static final Pattern UNKNOWN_NAME =
      Pattern.compile("undefined field|undeclared reference");

  /** Every figure may be unknown, which is nothing to tell about one. */
  private static final Pattern NULLABLE = Pattern.compile("wrapper\\((\\w+)\\)");

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(ConditionCost.LIMIT)
          .build();

  private static final CelRuntime RUNTIME = runtime();
  private static final Map<FigureSet, ConditionLanguage> LANGUAGES = languages();

  private final FigureSet figures;
  private final CelCompiler compiler;
  private final CelValidator validator;

  private ConditionLanguage(FigureSet figures) {
    this.figures = figures;
    this.compiler = compiler(figures);
    this.validator =
        CelValidatorFactory.standardCelValidatorBuilder(compiler, RUNTIME)
            .addAstValidators(
                AstDepthLimitValidator.DEFAULT,
                HomogeneousLiteralValidator.newInstance(),
                new ConditionCost())
            .build();
  }

  static ConditionLanguage of(FigureSet figures) {
    return LANGUAGES.get(figures);
  }

  /**
   * Reads and checks a condition.
   *
   * @throws IllegalArgumentException with line, column and reason
   */
  CelAbstractSyntaxTree check(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "1:1: a condition of %d characters (expected: <= %d)"
              .formatted(text.length(), LONGEST_TEXT));
    }
    CelAbstractSyntaxTree tree = tree(compiler.compile(text));
    CelType type = tree.getResultType();
    // A value of type dyn passes for a bool when checked, and may be none when evaluated.
    if (!type.equals(SimpleType.BOOL) && !type.equals(NullableType.create(SimpleType.BOOL))) {
      throw new IllegalArgumentException(
          "1:1: a condition of type %s (expected: bool)".formatted(type.name()));
    }
    return tree(validator.validate(tree));
  }

  CelRuntime.Program program(CelAbstractSyntaxTree tree) {
    try {
      return RUNTIME.createProgram(tree);
    } catch (CelEvaluationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private CelAbstractSyntaxTree tree(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalArgumentException(
          result.getErrors().stream().map(this::describe).collect(Collectors.joining("\n")), e);
    }
  }

  private String describe(CelIssue issue) {
    String message = issue.getMessage().replace(" (in container '')", "");
    String expected =
        UNKNOWN_NAME.matcher(message).find()
            ? " (expected: day.%s, the same of the days of days(n), sum(list) or mean(list))"
                .formatted(String.join(", day.", figures.figures().keySet()))
            : "";
    return "%d:%d: %s%s"
        .formatted(
            issue.getSourceLocation().getLine(),
            issue.getSourceLocation().getColumn() + 1,
            NULLABLE.matcher(message).replaceAll("$1").replace(" (candidates: ", " (expected: "),
            expected);
  }

  private static CelCompiler compiler(FigureSet figures) {
    StructType day = DayType.of(figures);
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setTypeProvider(new DayType(day))
        .setStandardEnvironmentEnabled(false)
        .setStandardDeclarations(
            CelStandardDeclarations.newBuilder()
                .filterFunctions(
                    (function, overload) ->
                        FUNCTIONS.contains(function.functionName())
                            && hasUseFor(overload.celOverloadDecl()))
                .build())
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addMacros(ConditionFunctions.daysMacro())
        .addVar(DAY, day)
        .addVar(ConditionFunctions.TODAY, day)
        .addFunctionDeclarations(ConditionFunctions.declarations(day))
        .build();
  }

  /** A word joined with itself again and again in nested macros would outgrow the memory. */
  private static boolean hasUseFor(CelOverloadDecl overload) {
    return !overload.overloadId().equals("add_string")
        && Collections.disjoint(overload.parameterTypes(), NOT_FOR);
  }

  private static CelRuntime runtime() {
    return CelRuntimeFactory.plannerRuntimeBuilder()
        .setOptions(OPTIONS)
        .setStandardFunctions(
            CelStandardFunctions.newBuilder()
                .excludeFunctions(
                    CelStandardFunctions.StandardFunction.EQUALS,
                    CelStandardFunctions.StandardFunction.NOT_EQUALS,
                    CelStandardFunctions.StandardFunction.IN)
                .build())
        .addFunctionBindings(ConditionFunctions.bindings())
        .build();
  }

  private static Map<FigureSet, ConditionLanguage> languages() {
    Map<FigureSet, ConditionLanguage> languages = new EnumMap<>(FigureSet.class);
    for (FigureSet figures : FigureSet.values()) {
      languages.put(figures, new ConditionLanguage(figures));
    }
    return languages;
  }

  /** Tells CEL what a day has. */
  @Immutable
  private record DayType(StructType type) implements CelTypeProvider {
    static StructType of(FigureSet figures) {
      return StructType.create(
          figures == FigureSet.CITY ? "CityDay" : "UnitDay",
          ImmutableSet.copyOf(figures.figures().keySet()),
          name -> Optional.ofNullable(figures.figures().get(name)).map(Figure::type));
    }

    @Override
    public ImmutableCollection<CelType> types() {
      return ImmutableList.of(type);
    }

    @Override
    public Optional<CelType> findType(String name) {
      return name.equals(type.name()) ? Optional.of(type) : Optional.empty();
    }
  }
}
