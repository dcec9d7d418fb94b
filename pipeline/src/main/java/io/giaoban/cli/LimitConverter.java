package io.giaoban.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many at most; 0: all. */
final class LimitConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 0) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // said below, like every other text that is no limit
    }
    throw new TypeConversionException("\"" + text + "\" (expected: a whole number >= 0)");
  }
}
