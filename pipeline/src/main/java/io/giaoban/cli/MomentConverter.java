package io.giaoban.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time with its offset, or without one in the zone of this machine; and writes it. */
final class MomentConverter implements ITypeConverter<Instant> {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx");

  @Override
  public Instant convert(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      // It may be local.
    }
    try {
      return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "\"" + text + "\" (expected: a time as 2022-01-02T18:00, or 2022-01-02T18:00+07:00)");
    }
  }

  static String text(Instant time) {
    return MINUTES.format(time.atZone(ZoneId.systemDefault()));
  }
}
