package io.giaoban.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A CSV file's header row.
 *
 * @param columns the columns, without those that tell why rows were refused
 * @param width how many columns there are with those
 * @param separator what stands between cells
 * @param next the byte at which the rows below it start; {@link Row#NONE}: there are none
 */
record CsvHeader(List<String> columns, int width, char separator, long next) {
  /** What is written behind the columns of refused rows, and does not belong to reports. */
  static final List<String> REASONS = List.of("reason", "detail");

  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  CsvHeader {
    columns = List.copyOf(columns);
  }

  /** Reads it; the separator is the one that makes most columns. */
  static CsvHeader read(Path file) throws IOException {
    char separator = SEPARATORS.get(0);
    int most = 0;
    for (char candidate : SEPARATORS) {
      int width = CsvCells.width(file, candidate);
      if (width > most) {
        most = width;
        separator = candidate;
      }
    }
    return read(file, separator);
  }

  /** The cells of a row that belong to the columns. */
  List<String> own(List<String> cells) {
    return cells.size() > columns.size() && cells.size() <= width
        ? cells.subList(0, columns.size())
        : cells;
  }

  private static CsvHeader read(Path file, char separator) throws IOException {
    try (CsvCells rows = CsvCells.open(file, separator, 0, 0)) {
      Row header = rows.next();
      if (header == null) {
        throw new FeedException(
            FeedException.Fault.FILE, file + ": empty (expected: a header row and rows)");
      }
      List<String> all = header.cells();
      int own = all.size() - REASONS.size();
      boolean reasons = own > 0 && all.subList(own, all.size()).equals(REASONS);
      return new CsvHeader(
          reasons ? all.subList(0, own) : all, all.size(), separator, header.next());
    }
  }
}
