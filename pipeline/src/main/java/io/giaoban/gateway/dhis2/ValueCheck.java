package io.giaoban.gateway.dhis2;

import io.giaoban.report.Measure;
import io.giaoban.report.Refusal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must be true of every data value by itself. */
final class ValueCheck {
  private static final Pattern DAY = Pattern.compile("\\d{8}|\\d{4}-\\d{2}-\\d{2}");

  /** DHIS2 writes whole numbers of indicators as 36.0; 36.000 may be many thousands. */
  private static final Pattern COUNT = Pattern.compile("(-?\\d{1,20})(\\.0)?");

  private static final String COUNT_EXPECTED =
      "(expected: a whole number >= 0 and < 2147483648, as 36 or 36.0)";

  private final Dhis2Mapping mapping;

  ValueCheck(Dhis2Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * What a value states.
   *
   * @throws ConflictException with the first reason found for which it cannot be taken
   */
  Statement check(DataValue value) throws ConflictException {
    Measure measure = measure(value);
    LocalDate day = day(value.period());
    Target target = target(value.orgUnit());
    return new Statement(
        value,
        new Statement.Subject(target, day, Dhis2Mapping.kind(measure)),
        measure,
        value.deleted() == null ? count(value.value()) : 0,
        LastUpdated.read(value.lastUpdated(), mapping.timezone()));
  }

  private Measure measure(DataValue value) throws ConflictException {
    String element = stated(ConflictKind.DATA_ELEMENT, value.dataElement());
    if (!mapping.knows(element)) {
      throw bad(
          ConflictKind.DATA_ELEMENT,
          "dataElement: \"" + element + "\" (expected: one of the mapping)");
    }
    String combo = value.categoryOptionCombo();
    Measure measure = mapping.measure(element, combo);
    if (measure == null) {
      throw bad(
          ConflictKind.CATEGORY_OPTION_COMBO,
          "categoryOptionCombo: \"%s\" of dataElement \"%s\" (expected: one of the mapping)"
              .formatted(combo == null ? "default" : combo, element));
    }
    if (!Dhis2Mapping.isDefaultCombo(value.attributeOptionCombo())) {
      throw bad(
          ConflictKind.ATTRIBUTE_OPTION_COMBO,
          "attributeOptionCombo: \""
              + value.attributeOptionCombo()
              + "\" (expected: default; the figures of several are not added up)");
    }
    return measure;
  }

  private static LocalDate day(@Nullable String period) throws ConflictException {
    String text = stated(ConflictKind.PERIOD, period);
    if (DAY.matcher(text).matches()) {
      try {
        return LocalDate.parse(text.replace("-", ""), DateTimeFormatter.BASIC_ISO_DATE);
      } catch (DateTimeException e) {
        // No day of the calendar: as wrong as any other text.
      }
    }
    throw bad(
        ConflictKind.PERIOD,
        "period: \"%s\" (expected: a day as 20220102)".formatted(DataValueReader.shorten(text)));
  }

  private Target target(@Nullable String orgUnit) throws ConflictException {
    String text = stated(ConflictKind.ORG_UNIT, orgUnit);
    Target target = mapping.target(text);
    if (target == null) {
      throw new ConflictException(
          ConflictKind.ORG_UNIT,
          Refusal.UNKNOWN_UNIT,
          "orgUnit: \"" + text + "\" (expected: one of the mapping)");
    }
    return target;
  }

  private static int count(@Nullable String value) throws ConflictException {
    String text = stated(ConflictKind.NO_VALUE, value);
    Matcher number = COUNT.matcher(text);
    if (!number.matches()) {
      throw bad(
          ConflictKind.VALUE,
          "value: \"%s\" %s".formatted(DataValueReader.shorten(text), COUNT_EXPECTED));
    }
    BigInteger count = new BigInteger(number.group(1));
    if (count.signum() < 0) {
      throw new ConflictException(
          ConflictKind.VALUE, Refusal.NEGATIVE_COUNT, "value: " + text + " (expected: >= 0)");
    }
    if (count.bitLength() >= Integer.SIZE) {
      throw bad(ConflictKind.VALUE, "value: \"" + text + "\" " + COUNT_EXPECTED);
    }
    return count.intValue();
  }

  private static String stated(ConflictKind kind, @Nullable String text) throws ConflictException {
    if (text == null) {
      throw new ConflictException(
          kind, Refusal.MISSING_FIELD, kind.property() + " is missing (expected: its value)");
    }
    return text;
  }

  private static ConflictException bad(ConflictKind kind, String detail) {
    return new ConflictException(kind, Refusal.BAD_VALUE, detail);
  }
}
