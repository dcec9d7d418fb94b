package io.giaoban.cli;

import java.time.DateTimeException;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long something lasts, by ISO 8601. */
final class SpanConverter implements ITypeConverter<Duration> {
  private static final Duration LONGEST = Duration.ofDays(3_660);

  @Override
  public Duration convert(String text) {
    try {
      Duration span = Duration.parse(text);
      if (!span.isNegative() && !span.isZero() && span.compareTo(LONGEST) <= 0) {
        return span;
      }
    } catch (DateTimeException e) {
      // said below, like every span that is none
    }
    throw new TypeConversionException(
        "\"" + text + "\" (expected: e.g. P3D or PT6H, > 0, <= P" + LONGEST.toDays() + "D)");
  }
}
