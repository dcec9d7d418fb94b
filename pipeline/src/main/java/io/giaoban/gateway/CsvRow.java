package io.giaoban.gateway;

import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a CSV. */
final class CsvRow {
  private static final int SHOWN_CHARS = 80;

  private final byte[] bytes;
  private final List<String> cells;
  private final @Nullable RefusedException unreadable;

  private CsvRow(byte[] bytes, List<String> cells, @Nullable RefusedException unreadable) {
    this.bytes = bytes;
    this.cells = cells;
    this.unreadable = unreadable;
  }

  /**
   * Divides a row into cells.
   *
   * @param separators each of these separates them
   * @param whole whether these are all of its bytes
   */
  static CsvRow of(byte[] bytes, String separators, boolean whole) {
    RefusedException unreadable = whole ? null : Item.tooLarge();
    String text;
    try {
      text = Utf8.text(bytes);
    } catch (RefusedException e) {
      text = new String(bytes, StandardCharsets.UTF_8);
      unreadable = unreadable == null ? e : unreadable;
    }
    List<String> cells = new ArrayList<>();
    for (String cell : divide(text, separators)) {
      try {
        cells.add(unquote(cell));
      } catch (RefusedException e) {
        cells.add(cell);
        unreadable = unreadable == null ? e : unreadable;
      }
    }
    return new CsvRow(bytes, cells, unreadable);
  }

  /** As it came, with the end of the line; of a row that is too large the beginning. */
  byte[] bytes() {
    return bytes;
  }

  /** What is in it, as far as it can be read. */
  List<String> cells() {
    return cells;
  }

  /** Why the row is refused as it is; null: it can be read. */
  @Nullable RefusedException unreadable() {
    return unreadable;
  }

  private static List<String> divide(String text, String separators) {
    List<String> cells = new ArrayList<>();
    CsvPlace place = CsvPlace.BEGINNING_OF_CELL;
    int from = 0;
    int at = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (!place.quoted() && (c == '\n' || c == '\r')) {
        break;
      }
      place = place.after(c, separators);
      if (place == CsvPlace.BEGINNING_OF_CELL) {
        cells.add(text.substring(from, at));
        from = at + 1;
      }
    }
    cells.add(text.substring(from, at));
    return cells;
  }

  private static String unquote(String cell) throws RefusedException {
    if (cell.isEmpty() || cell.charAt(0) != CsvPlace.QUOTE) {
      return cell;
    }
    StringBuilder text = new StringBuilder();
    int at = 1;
    for (; at < cell.length(); at++) {
      if (cell.charAt(at) == CsvPlace.QUOTE) {
        at++;
        if (at == cell.length() || cell.charAt(at) != CsvPlace.QUOTE) {
          break;
        }
      }
      text.append(cell.charAt(at));
    }
    if (at < cell.length() && !cell.substring(at).isBlank()) {
      throw new RefusedException(
          Refusal.UNREADABLE,
          "cell %s goes on after its quote (expected: quotes in quotes twice)"
              .formatted(
                  cell.length() <= SHOWN_CHARS ? cell : cell.substring(0, SHOWN_CHARS) + "…"));
    }
    return text.toString();
  }
}
