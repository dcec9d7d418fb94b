package io.giaoban.cli;

import io.giaoban.gateway.FeedScope;
import io.giaoban.report.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a feed may report: {@code CITY[/UNIT,…][:KIND]}. */
final class FeedScopeConverter implements ITypeConverter<FeedScope> {
  private static final Pattern FORM = Pattern.compile("([^/:]+)(?:/([^/:]+))?(?::([a-z]+))?");
  private static final String EXPECTED =
      "\"%s\" (expected: CITY, CITY/UNIT,UNIT or CITY/UNIT:KIND, KIND being cases or vaccinations)";

  @Override
  public FeedScope convert(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(EXPECTED.formatted(text));
    }
    try {
      List<Kind> kinds =
          parts.group(3) == null
              ? Arrays.asList(Kind.values())
              : List.of(Kind.valueOf(parts.group(3).toUpperCase(Locale.ROOT)));
      List<String> units =
          parts.group(2) == null
              ? List.of(FeedScope.ALL)
              : Arrays.asList(parts.group(2).split(",", -1));
      return new FeedScope(parts.group(1), new TreeSet<>(units), new TreeSet<>(kinds));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(EXPECTED.formatted(text));
    }
  }

  /** The reverse. */
  static String text(FeedScope scope) {
    String units =
        scope.units().contains(FeedScope.ALL) ? "" : "/" + String.join(",", scope.units());
    String kind =
        scope.kinds().size() == Kind.values().length
            ? ""
            : ":" + scope.kinds().first().name().toLowerCase(Locale.ROOT);
    return scope.city() + units + kind;
  }
}
