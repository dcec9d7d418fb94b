package io.giaoban.feed;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file below its header row, without the cells that tell why they were refused.
 */
final class CsvRows implements Rows {
  private final CsvHeader header;
  private final CsvCells cells;

  private CsvRows(CsvHeader header, CsvCells cells) {
    this.header = header;
    this.cells = cells;
  }

  /** Opens the file at the byte at which the row after {@code number} starts; 0: the first row. */
  static CsvRows open(Path path, CsvHeader header, long offset, long number) throws IOException {
    return new CsvRows(
        header,
        CsvCells.open(path, header.separator(), offset == 0 ? header.next() : offset, number));
  }

  @Override
  public @Nullable Row next() throws IOException {
    Row row = cells.next();
    return row == null
        ? null
        : new Row(row.number(), row.start(), row.next(), header.own(row.cells()));
  }

  @Override
  public long bytesRead() throws IOException {
    return cells.bytesRead();
  }

  @Override
  public void close() throws IOException {
    cells.close();
  }
}
