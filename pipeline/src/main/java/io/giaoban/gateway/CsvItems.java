package io.giaoban.gateway;

import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportFields;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports from CSV (RFC 4180, UTF-8) with a header row. Rows next to each other that state
 * doses of one unit, day and revision are one statement: if one of them is refused, all are. An
 * item's original is its rows below the header row, so that it can be read again.
 */
public final class CsvItems implements ItemReader {
  private final CsvRows rows;
  private final RowReaders readers;
  private @Nullable CsvHeader header;
  private @Nullable RowReader reader;

  /** A row that was read and belongs to the next item. */
  private @Nullable CsvRow ahead;

  /** Of the row that was read last. */
  private int index = -1;

  private @Nullable MalformedBodyException broken;

  /** How the cells of a row become a report. */
  public interface RowReader {
    /** The report; empty: the row is none, such as a subtotal. */
    Optional<Report> read(Map<String, String> cells) throws RefusedException;
  }

  /** Chooses how rows are read by the columns of the header. */
  public interface RowReaders {
    /**
     * The reader of rows with these columns.
     *
     * @throws MalformedBodyException if there are no such rows
     */
    RowReader of(Set<String> columns) throws MalformedBodyException;
  }

  CsvItems(BodyBytes body, RowReaders readers) {
    this.rows = new CsvRows(body);
    this.readers = readers;
  }

  /** The items of a file; nothing of it is read before the first is asked for. */
  public static ItemReader open(InputStream file, RowReaders readers) {
    return new CsvItems(new BodyBytes(file), readers);
  }

  /** Reads rows whose columns have the names of the HTTP interface, and no others. */
  public static RowReaders reports(@Nullable String feed, Instant receivedAt) {
    return columns -> {
      for (String column : columns) {
        if (!ReportFields.names().contains(column)) {
          throw new MalformedBodyException(
              "column \"%s\" (expected: one of %s)".formatted(column, ReportFields.names()));
        }
      }
      return cells -> Optional.of(ReportFields.read(cells, feed, receivedAt));
    };
  }

  @Override
  public @Nullable Item next() throws MalformedBodyException, IOException {
    if (header == null) {
      begin();
    }
    for (CsvRow first = take(); first != null; first = take()) {
      Optional<Item> item = item(first);
      if (item.isPresent()) {
        return item.get();
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private void begin() throws MalformedBodyException, IOException {
    CsvRow first = rows.next(CsvHeader.SEPARATORS);
    if (first == null) {
      throw new MalformedBodyException("empty (expected: CSV with a header row)");
    }
    header = CsvHeader.of(first);
    reader = readers.of(Set.copyOf(header.columns()));
  }

  private @Nullable CsvRow take() throws MalformedBodyException, IOException {
    if (broken != null) {
      throw broken;
    }
    CsvRow taken = ahead == null ? read() : ahead;
    ahead = null;
    return taken;
  }

  /** The item that begins with that row; empty: it is none. */
  private Optional<Item> item(CsvRow first) throws IOException {
    CsvStatement statement = new CsvStatement(header, first);
    int from = index;
    try {
      while (ahead == null && statement.ofDoses()) {
        CsvRow row = read();
        if (row == null) {
          break;
        }
        ahead = statement.add(row) ? null : row;
      }
    } catch (MalformedBodyException e) {
      // Where the body breaks, rows that belong to the statement may be lost.
      broken = e;
      statement.refuse(
          new RefusedException(
              Refusal.UNREADABLE, "the body breaks off behind it: " + e.getMessage(), e));
    }
    return Item.of(from, statement.original(), () -> statement.report(reader));
  }

  private @Nullable CsvRow read() throws MalformedBodyException, IOException {
    CsvRow row = rows.next(header.separator());
    index++;
    return row;
  }
}
