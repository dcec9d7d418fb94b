package io.giaoban.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header row of a CSV.
 *
 * @param bytes as they came
 * @param separator what separates cells: the first of a comma, a semicolon and a tab of which the
 *     header has most, outside quotes
 * @param columns the names, each once
 */
record CsvHeader(byte[] bytes, String separator, List<String> columns) {
  /** What spreadsheets write, the semicolon where a comma is the decimal sign. */
  static final String SEPARATORS = ",;\t";

  private static final String EXPECTED = " (expected: CSV with a header row)";
  private static final int MAX_COLUMNS = 64;

  /** Each refused row is kept with it. */
  private static final int MAX_BYTES = 4096;

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
    String separator = SEPARATORS.substring(0, 1);
    for (String candidate : SEPARATORS.split("")) {
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
