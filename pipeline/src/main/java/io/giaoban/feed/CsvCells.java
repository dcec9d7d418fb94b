package io.giaoban.feed;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file with every cell, the header row being one like the others. */
final class CsvCells implements Rows {
  private final Path path;
  private final InputFile file;
  private final BoundedRowReader reader;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private long number;
  private @Nullable CSVRecord ahead;
  private boolean begun;

  private CsvCells(
      Path path, InputFile file, BoundedRowReader reader, CSVParser parser, long number) {
    this.path = path;
    this.file = file;
    this.reader = reader;
    this.parser = parser;
    this.records = parser.iterator();
    this.number = number;
  }

  /**
   * Opens the file at the byte at which the row after {@code number} starts.
   *
   * @param separator what stands between cells
   */
  static CsvCells open(Path path, char separator, long offset, long number) throws IOException {
    InputFile file = InputFile.open(path, offset);
    // What is not in UTF-8 is no report: it must not be taken for signs that were meant.
    BoundedRowReader reader =
        new BoundedRowReader(
            new InputStreamReader(file.text(), StandardCharsets.UTF_8.newDecoder()));
    CSVParser parser =
        CSVParser.builder()
            .setReader(reader)
            .setFormat(format(separator))
            .setCharset(StandardCharsets.UTF_8)
            .setTrackBytes(true)
            .get();
    return new CsvCells(path, file, reader, parser, number);
  }

  /** How many cells the first row has if this is the separator; 0: it cannot be. */
  static int width(Path path, char separator) throws IOException {
    try (CsvCells cells = open(path, separator, 0, 0)) {
      CSVRecord first = cells.read();
      return first == null ? 0 : first.size();
    } catch (FeedException e) {
      return 0;
    }
  }

  /** CSV with this separator, as it is read and written. */
  static CSVFormat format(char separator) {
    return CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
  }

  @Override
  public @Nullable Row next() throws IOException {
    CSVRecord record = begun ? ahead : read();
    begun = true;
    if (record == null) {
      return null;
    }
    number++;
    ahead = read();
    long next = ahead == null ? Row.NONE : file.start() + ahead.getBytePosition();
    return new Row(number, file.start() + record.getBytePosition(), next, List.of(record.values()));
  }

  @Override
  public long bytesRead() throws IOException {
    return file.bytesRead();
  }

  @Override
  public void close() throws IOException {
    parser.close();
    file.close();
  }

  private @Nullable CSVRecord read() throws FeedException {
    reader.startRow();
    try {
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause(), e);
    } catch (IllegalStateException e) {
      throw unreadable(e, e);
    }
  }

  private FeedException unreadable(Exception why, Exception e) {
    String what =
        why instanceof CharacterCodingException
            ? "not in UTF-8 (expected: text in UTF-8; Excel: save as \"CSV UTF-8\")"
            : why.getMessage() + " (expected: CSV)";
    return new FeedException(
        FeedException.Fault.FILE, "%s after row %,d: %s".formatted(path, number, what), e);
  }
}
