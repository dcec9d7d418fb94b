package io.giaoban.stream;

import io.giaoban.schema.Alert;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The key of a row of a task's state: the city's code, a zero byte, a letter for what the row is,
 * and what tells it from others.
 *
 * @param city the city's code; empty: the row is about no city, as a rule's
 * @param rest what tells it from others of its kind
 */
public record RowKey(String city, RowKind kind, ByteBuffer rest) {
  /** A key as it is stored. */
  public static RowKey of(byte[] key) {
    int end = 0;
    while (key[end] != 0) {
      end++;
    }
    return new RowKey(
        new String(key, 0, end, StandardCharsets.UTF_8),
        RowKind.of(key[end + 1]),
        ByteBuffer.wrap(key, end + 2, key.length - end - 2).slice());
  }

  static RowKey of(Alert told) {
    byte[] id = told.getId().getBytes(StandardCharsets.UTF_8);
    return new RowKey(told.getCity(), RowKind.ALERT, ByteBuffer.wrap(id));
  }

  /** The row about a city's day. */
  public static RowKey ofDay(String city, LocalDate day) {
    return new RowKey(
        city, RowKind.DAY, ByteBuffer.allocate(Long.BYTES).putLong(day.toEpochDay()).flip());
  }

  /** The row's day, where it is about one. */
  LocalDate day() {
    return LocalDate.ofEpochDay(rest.duplicate().getLong());
  }

  /** The rest, where it is a word. */
  String text() {
    return StandardCharsets.UTF_8.decode(rest.duplicate()).toString();
  }

  /** The key as it is stored. */
  public byte[] toBytes() {
    byte[] code = city.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(code.length + 2 + rest.remaining())
        .put(code)
        .put((byte) 0)
        .put(kind.letter())
        .put(rest.duplicate())
        .array();
  }

  /** The row in people's words. */
  @Override
  public String toString() {
    String of = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return switch (kind) {
      case PLACE, CLOCK, TALLY -> "%s of %s".formatted(of, city.isEmpty() ? "no city" : city);
      case LEDGER -> "%s of %s".formatted(of, city);
      case DAY -> "%s %s of %s".formatted(of, day(), city);
      case ALERT, RULE_TERMS, HEALTH -> "%s %s of %s".formatted(of, text(), city);
      case RULE, SILENCE -> "%s %s".formatted(of, text());
    };
  }
}
