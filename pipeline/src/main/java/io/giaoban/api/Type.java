package io.giaoban.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a parameter's text becomes a value.
 *
 * @param expected what the text must be, for people
 * @param parse reads it; throws {@link DateTimeException} or {@link IllegalArgumentException} where
 *     it is none
 * @param shape the same for machines
 */
public record Type<T>(String expected, Function<String, T> parse, Shape shape) {
  /** Any text. */
  public static final Type<String> TEXT = new Type<>("a text", Function.identity(), Shape.text());

  /** A date of the years 0 to 9999. */
  public static final Type<LocalDate> DATE =
      new Type<>("a date as 2022-01-02", Type::date, Shape.text("date"));

  /** An instant, with its offset from UTC. */
  public static final Type<Instant> INSTANT =
      new Type<>(
          "a time as 2022-01-02T18:00:00+07:00",
          text -> OffsetDateTime.parse(text).toInstant(),
          Shape.text("date-time"));

  /** True or false. */
  public static final Type<Boolean> BOOL = new Type<>("true or false", Type::bool, Shape.bool());

  /** A value of an enum, in lower case. */
  public static <E extends Enum<E>> Type<E> word(Class<E> type) {
    Map<String, E> words = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants())
        .forEach(value -> words.put(value.name().toLowerCase(Locale.ROOT), value));
    return word(words);
  }

  /** One of these words, each with its meaning. */
  public static <T> Type<T> word(Map<String, T> words) {
    Map<String, T> known = new LinkedHashMap<>(words);
    return new Type<>(
        "one of " + known.keySet(),
        text -> {
          T value = known.get(text);
          if (value == null) {
            throw new IllegalArgumentException(text);
          }
          return value;
        },
        Shape.oneOf(known.keySet()));
  }

  /** Values of another type, with commas between them; so many at most. */
  public static <T> Type<Set<T>> setOf(Type<T> item, int most) {
    return new Type<>(
        "%s; several with commas between them, %d at most".formatted(item.expected(), most),
        text -> {
          String[] items = text.split(",", -1);
          if (items.length > most) {
            throw new IllegalArgumentException(items.length + " items");
          }
          return Arrays.stream(items)
              .map(Type::nonEmpty)
              .map(item.parse())
              .collect(Collectors.toCollection(LinkedHashSet::new));
        },
        Shape.listOf(item.shape()));
  }

  /** A whole number within these limits. */
  public static Type<Integer> wholeNumber(int min, int max) {
    return new Type<>(
        "a whole number, %d to %d".formatted(min, max),
        text -> {
          int value = Integer.parseInt(text);
          if (value < min || value > max) {
            throw new IllegalArgumentException(text);
          }
          return value;
        },
        Shape.wholeNumber(min, max));
  }

  private static LocalDate date(String text) {
    LocalDate date = LocalDate.parse(text);
    if (date.getYear() < 0 || date.getYear() > 9999) {
      throw new DateTimeException("year " + date.getYear());
    }
    return date;
  }

  private static String nonEmpty(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    return text;
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
