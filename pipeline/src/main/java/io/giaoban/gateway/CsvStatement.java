package io.giaoban.gateway;

import io.giaoban.report.Counts;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that make one item: one row, or several that state doses of one unit and day. */
final class CsvStatement {
  private static final int MAX_ROWS = 1000;
  private static final List<String> NAMES =
      List.of("kind", "city", "unit", "day", "revision", "reportedAt", "retracted", "basis");

  private final CsvHeader header;
  private final List<String> name;
  private final List<CsvRow> rows = new ArrayList<>();
  private final ByteArrayOutputStream original = new ByteArrayOutputStream();
  private @Nullable RefusedException refused;

  CsvStatement(CsvHeader header, CsvRow first) {
    this.header = header;
    this.name = name(first);
    original.writeBytes(header.bytes());
    put(first);
  }

  /** Whether it states doses, so that the next row may belong to it. */
  boolean ofDoses() {
    return !name.isEmpty();
  }

  /** Adds a row if it belongs to the statement. */
  boolean add(CsvRow row) {
    if (!ofDoses() || !name(row).equals(name)) {
      return false;
    }
    put(row);
    return true;
  }

  /** Refuses all of it; the first reason counts. */
  void refuse(RefusedException why) {
    refused = refused == null ? why : refused;
  }

  /** The header and the rows as they came, cut where they are too large. */
  byte[] original() {
    return original.toByteArray();
  }

  /** What the rows state together; empty: they are none. */
  Optional<Report> report(CsvItems.RowReader reader) throws RefusedException {
    if (refused != null) {
      throw refused;
    }
    Report first = null;
    Counts.Builder counts = new Counts.Builder();
    for (CsvRow row : rows) {
      Optional<Report> report = reader.read(cells(row));
      if (report.isEmpty()) {
        return report;
      }
      first = first == null ? report.get() : first;
      counts.putAll(report.get().counts());
    }
    return Optional.ofNullable(first).map(report -> report.with(counts.build()));
  }

  private void put(CsvRow row) {
    int room = Item.MAX_BYTES - original.size();
    original.write(row.bytes(), 0, Math.min(room, row.bytes().length));
    if (row.unreadable() != null) {
      refuse(row.unreadable());
    } else if (row.bytes().length > room) {
      refuse(Item.tooLarge());
    } else if (rows.size() == MAX_ROWS) {
      refuse(
          new RefusedException(
              Refusal.TOO_LARGE, "more than %d rows (expected: fewer)".formatted(MAX_ROWS)));
    }
    if (refused == null) {
      rows.add(row);
    }
  }

  private Map<String, String> cells(CsvRow row) throws RefusedException {
    if (row.cells().size() != header.columns().size()) {
      throw new RefusedException(
          Refusal.UNREADABLE,
          "%d cells (expected: %d, as in the header)"
              .formatted(row.cells().size(), header.columns().size()));
    }
    return header.cells(row);
  }

  /** What tells one statement about doses from another; empty: the row states no dose. */
  private List<String> name(CsvRow row) {
    Map<String, String> cells = header.cells(row);
    return cells.getOrDefault("dose", "").isBlank()
        ? List.of()
        : NAMES.stream().map(column -> cells.getOrDefault(column, "")).toList();
  }
}
