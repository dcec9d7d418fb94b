package io.giaoban.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows with the columns of the door, sent as CSV with commas whatever separates them in the file.
 */
final class CsvForm implements Form {
  private static final List<String> STATEMENT =
      List.of("kind", "city", "unit", "day", "revision", "reportedAt", "retracted", "basis");

  private final List<String> columns;
  private final int dose;
  private final int revision;
  private final int reportedAt;
  private final int[] statement;

  CsvForm(List<String> columns) {
    this.columns = columns;
    this.dose = columns.indexOf("dose");
    this.revision = columns.indexOf("revision");
    this.reportedAt = columns.indexOf("reportedAt");
    this.statement =
        STATEMENT.stream().mapToInt(columns::indexOf).filter(column -> column >= 0).toArray();
  }

  @Override
  public String contentType() {
    return "text/csv";
  }

  @Override
  public List<String> statement(Row row) {
    if (!says(row, dose)) {
      return List.of();
    }
    return Arrays.stream(statement).mapToObj(row::cell).toList();
  }

  @Override
  public boolean ordersItself(Row row) {
    return says(row, revision) || says(row, reportedAt);
  }

  @Override
  public Body body(List<Row> rows) {
    return Body.of(csv(columns, rows.stream().map(Row::cells).toList()), rows);
  }

  /** CSV as the door reads it. */
  static String csv(List<String> columns, List<List<String>> rows) {
    StringBuilder csv = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(csv, CsvCells.format(','))) {
      printer.printRecord(columns);
      printer.printRecords(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return csv.toString();
  }

  private static boolean says(Row row, int column) {
    return column >= 0 && !row.cell(column).isBlank();
  }
}
