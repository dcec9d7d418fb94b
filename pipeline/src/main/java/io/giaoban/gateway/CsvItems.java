package io.giaoban.gateway;

import io.giaoban.report.Counts;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportFields;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports from CSV (RFC 4180, UTF-8) with a header row. Rows next to each other that state
 * doses of one unit, day and revision are one statement: if one of them is refused, all are. An
 * item's original is its rows below the header row, so that it can be read again.
 */
public final class CsvItems {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setAllowMissingColumnNames(false)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .get();
  private static final List<String> STATEMENT =
      List.of("kind", "city", "unit", "day", "revision", "reportedAt", "retracted", "basis");

  /** What spreadsheets write where a comma is the decimal sign, or when told to. */
  private static final List<String> OTHER_SEPARATORS = List.of(";", "\t");

  /** Each refused row is kept with it. */
  private static final int MAX_HEADER_CHARS = 4096;

  private CsvItems() {}

  /** How the cells of a row become a report. */
  public interface RowReader {
    /** The report; empty: the row is none, such as a subtotal. */
    Optional<Report> read(Map<String, String> cells) throws RefusedException;
  }

  /** Chooses how rows are read by the columns of the header. */
  public interface RowReaders {
    /** The reader of rows with these columns. */
    RowReader of(Set<String> columns);
  }

  /** Reads the items of a file whose columns have the names of the HTTP interface. */
  static List<Item> read(byte[] body, @Nullable String feed, Instant receivedAt)
      throws MalformedBodyException {
    return read(body, columns -> cells -> Optional.of(ReportFields.read(cells, feed, receivedAt)));
  }

  /**
   * Reads the items of a file.
   *
   * @throws MalformedBodyException if it is no CSV with a header row
   */
  public static List<Item> read(byte[] body, RowReaders readers) throws MalformedBodyException {
    String csv = Utf8.text(body);
    try (CSVParser rows = FORMAT.parse(new StringReader(csv))) {
      checkHeader(rows.getHeaderNames());
      Set<String> columns = Set.copyOf(rows.getHeaderNames());
      return items(rows.getRecords(), csv, readers.of(columns));
    } catch (UncheckedIOException e) {
      throw new MalformedBodyException(
          e.getCause().getMessage() + " (expected: CSV with a header row)", e);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new MalformedBodyException(e.getMessage() + " (expected: CSV with a header row)", e);
    }
  }

  /** What would have every row refused is said once. */
  private static void checkHeader(List<String> columns) throws MalformedBodyException {
    if (columns.isEmpty()) {
      throw new MalformedBodyException("empty (expected: CSV with a header row)");
    }
    for (String separator : OTHER_SEPARATORS) {
      if (columns.size() == 1 && columns.get(0).contains(separator)) {
        throw new MalformedBodyException(
            "columns separated by \"%s\" (expected: by commas)".formatted(separator));
      }
    }
  }

  private static List<Item> items(List<CSVRecord> rows, String csv, RowReader reader)
      throws MalformedBodyException {
    List<Item> items = new ArrayList<>();
    if (rows.isEmpty()) {
      return items;
    }
    String header = csv.substring(0, (int) rows.get(0).getCharacterPosition());
    if (header.length() > MAX_HEADER_CHARS) {
      throw new MalformedBodyException(
          "header row of %d characters (expected: at most %d)"
              .formatted(header.length(), MAX_HEADER_CHARS));
    }
    for (int from = 0, to; from < rows.size(); from = to) {
      to = endOfStatement(rows, from);
      int end = to < rows.size() ? (int) rows.get(to).getCharacterPosition() : csv.length();
      String original = header + csv.substring((int) rows.get(from).getCharacterPosition(), end);
      List<CSVRecord> statement = rows.subList(from, to);
      Item.of(from, original, () -> report(statement, reader)).ifPresent(items::add);
    }
    return items;
  }

  /** The statement that rows make together; empty: they make none. */
  private static Optional<Report> report(List<CSVRecord> rows, RowReader reader)
      throws RefusedException {
    Report first = null;
    Counts.Builder counts = new Counts.Builder();
    for (CSVRecord row : rows) {
      Optional<Report> report = reader.read(cells(row));
      if (report.isEmpty()) {
        return report;
      }
      first = first == null ? report.get() : first;
      counts.putAll(report.get().counts());
    }
    return Optional.ofNullable(first).map(report -> report.with(counts.build()));
  }

  private static Map<String, String> cells(CSVRecord row) throws RefusedException {
    if (!row.isConsistent()) {
      throw new RefusedException(
          Refusal.UNREADABLE,
          "%d cells (expected: %d, as in the header)"
              .formatted(row.size(), row.getParser().getHeaderNames().size()));
    }
    return row.toMap();
  }

  private static int endOfStatement(List<CSVRecord> rows, int from) {
    List<String> statement = statement(rows.get(from));
    int to = from + 1;
    while (!statement.isEmpty() && to < rows.size() && statement(rows.get(to)).equals(statement)) {
      to++;
    }
    return to;
  }

  /** What tells one statement about doses from another; empty: the row states no dose. */
  private static List<String> statement(CSVRecord row) {
    if (!row.isMapped("dose") || !row.isSet("dose") || row.get("dose").isBlank()) {
      return List.of();
    }
    return STATEMENT.stream()
        .map(column -> row.isMapped(column) && row.isSet(column) ? row.get(column) : "")
        .toList();
  }
}
