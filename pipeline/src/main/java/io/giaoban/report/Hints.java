package io.giaoban.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to write in place of numbers and dates as people and spreadsheets write them. They are
 * refused: 1.234 is a thousand to some and one to others, 02/01 a day in January or in February.
 */
final class Hints {
  /** Also the spaces that keep a number together: no-break, narrow no-break, thin. */
  private static final String SEPARATOR = "[.,' \u00a0\u202f\u2009]";

  private static final Pattern GROUPED =
      Pattern.compile("(\\d{1,3}(?:%s\\d{3})+)(?:[.,]0+)?".formatted(SEPARATOR));
  private static final Pattern WITH_DECIMALS = Pattern.compile("(\\d{1,10})[.,](\\d+)");
  private static final Pattern ONLY_ZEROS = Pattern.compile("0+");
  private static final String TIME = "(?:[ T]\\d{1,2}:\\d{2}.*)?";
  private static final Pattern DAY_OR_MONTH_FIRST =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})" + TIME);
  private static final List<Pattern> YEAR_FIRST =
      List.of(
          Pattern.compile("(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})" + TIME),
          Pattern.compile("(\\d{4})(\\d{2})(\\d{2})"));
  private static final Pattern DAY_NUMBER = Pattern.compile("([2-7]\\d{4})(?:[.,]\\d+)?");

  /** The day before the first of spreadsheets, which count a 29 February 1900. */
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private Hints() {}

  /** What to write in place of a text that is no whole number; empty: nobody knows. */
  static String number(String text) {
    Matcher grouped = GROUPED.matcher(text);
    if (grouped.matches()) {
      return ", without separators, such as " + grouped.group(1).replaceAll(SEPARATOR, "");
    }
    Matcher decimals = WITH_DECIMALS.matcher(text);
    if (decimals.matches()) {
      return ONLY_ZEROS.matcher(decimals.group(2)).matches()
          ? ", without decimals, such as " + decimals.group(1)
          : ", without a fraction";
    }
    return "";
  }

  /** What to write in place of a text that is no date; empty: nobody knows. */
  static String date(String text) {
    Matcher ordered = DAY_OR_MONTH_FIRST.matcher(text);
    if (ordered.matches()) {
      int first = Integer.parseInt(ordered.group(1));
      int second = Integer.parseInt(ordered.group(2));
      int year = Integer.parseInt(ordered.group(3));
      return either(date(year, second, first), date(year, first, second));
    }
    for (Pattern pattern : YEAR_FIRST) {
      Matcher year = pattern.matcher(text);
      if (year.matches()) {
        LocalDate date =
            date(
                Integer.parseInt(year.group(1)),
                Integer.parseInt(year.group(2)),
                Integer.parseInt(year.group(3)));
        return date == null ? "" : "; here " + date;
      }
    }
    Matcher number = DAY_NUMBER.matcher(text);
    return number.matches()
        ? "; here %s if %s is a spreadsheet's number of the day"
            .formatted(DAY_ZERO.plusDays(Integer.parseInt(number.group(1))), number.group(1))
        : "";
  }

  private static String either(@Nullable LocalDate dayFirst, @Nullable LocalDate monthFirst) {
    if (dayFirst == null || monthFirst == null || dayFirst.equals(monthFirst)) {
      LocalDate only = dayFirst == null ? monthFirst : dayFirst;
      return only == null ? "" : "; here " + only;
    }
    return "; here %s if the day comes first, %s if the month does".formatted(dayFirst, monthFirst);
  }

  private static @Nullable LocalDate date(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
