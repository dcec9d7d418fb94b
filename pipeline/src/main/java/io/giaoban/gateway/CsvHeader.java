package io.giaoban.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The header row of a CSV. */
final class CsvHeader {
  /** What spreadsheets write, the semicolon where a comma is the decimal sign. */
  private static final List<String> SEPARATE = List.of(",", ";", "\t");

  static final String SEPARATORS = String.join("", SEPARATE);

  private static final String EXPECTED = " (expected: CSV with a header row)";
  private static final int MAX_COLUMNS = 64;

  /** Each refused row is kept with it. */
  private static final int MAX_BYTES = 4096;

  private final byte[] bytes;
  private final String separator;
  private final List<String> columns;

  private CsvHeader(byte[] bytes, String separator, List<String> columns) {
    this.bytes = bytes;
    this.separator = separator;
    this.columns = columns;
  }

  /**
   * Reads the header, of which what would have every row refused is said once.
   *
   * @throws MalformedBodyException if it cannot be one
   */
  static CsvHeader of(CsvRow row) throws MalformedBodyException {
    if (row.bytes().length > MAX_BYTES) {
      throw new MalformedBodyException(
          "header row of more than %d bytes (expected: at most %d)"
              .formatted(MAX_BYTES, MAX_BYTES));
    }
    String separator = separator(row);
    CsvRow divided = CsvRow.of(row.bytes(), separator, true);
    if (divided.unreadable() != null) {
      throw new MalformedBodyException("header row: " + divided.unreadable().detail());
    }
    List<String> columns = divided.cells().stream().map(String::strip).toList();
    check(columns);
    return new CsvHeader(row.bytes(), separator, columns);
  }

  /** The row as it came. */
  byte[] bytes() {
    return bytes;
  }

  /** What separates cells: the separator of which the header has most, outside quotes. */
  String separator() {
    return separator;
  }

  /** The names, each once. */
  List<String> columns() {
    return columns;
  }

  /** The cells of a row by column; those that are missing are left out, as are those too many. */
  Map<String, String> cells(CsvRow row) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
      cells.put(columns.get(i), row.cells().get(i));
    }
    return cells;
  }

  private static String separator(CsvRow row) {
    int most = 1;
    String separator = ",";
    for (String candidate : SEPARATE) {
      int columns = CsvRow.of(row.bytes(), candidate, true).cells().size();
      if (columns > most) {
        most = columns;
        separator = candidate;
      }
    }
    return separator;
  }

  private static void check(List<String> columns) throws MalformedBodyException {
    if (columns.size() > MAX_COLUMNS) {
      throw new MalformedBodyException(
          columns.size() + " columns (expected: at most " + MAX_COLUMNS + ")");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isEmpty()) {
        throw new MalformedBodyException("column " + (i + 1) + " has no name" + EXPECTED);
      }
      if (!seen.add(columns.get(i))) {
        throw new MalformedBodyException(
            "column \"" + columns.get(i) + "\" twice (expected: once)");
      }
    }
  }
}
