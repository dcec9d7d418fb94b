package io.giaoban.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Collects refused rows as CSV with their own columns and two more, which say why: spreadsheets
 * show it right, and it can be sent again as it is once the rows are mended.
 */
final class RefusedFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String ENDING = ".refused";

  private final Path part;
  private final Source source;

  /**
   * Collects them.
   *
   * @param part where they are until the end
   */
  RefusedFile(Path part, Source source) {
    this.part = part;
    this.source = source;
  }

  /**
   * Forgets what was added after the file had this length.
   *
   * @return whether it is as long at least
   */
  boolean cut(long bytes) throws IOException {
    if (bytes == 0) {
      Files.deleteIfExists(part);
      return true;
    }
    try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
      file.truncate(bytes);
      return file.size() == bytes;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Adds rows, and returns when they are on the disk.
   *
   * @return the file's length then
   */
  long add(List<RefusedRow> rows) throws IOException {
    try (FileChannel file =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.position(file.size());
      if (!rows.isEmpty()) {
        ByteBuffer text =
            ByteBuffer.wrap(csv(rows, file.size() == 0).getBytes(StandardCharsets.UTF_8));
        while (text.hasRemaining()) {
          file.write(text);
        }
        file.force(true);
      }
      return file.size();
    }
  }

  /**
   * Where the file will be: a new one, as somebody may be mending the last.
   *
   * @param dir the directory
   * @return null if nothing was refused
   */
  @Nullable Path target(Path dir) throws IOException {
    return Files.exists(part) && Files.size(part) > 0
        ? FreeName.in(dir, source.path().getFileName() + ENDING, ".csv")
        : null;
  }

  /** Puts it there, if that was not done before. */
  void moveTo(Path target) throws IOException {
    if (Files.exists(part)) {
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.move(part, target);
    }
  }

  private String csv(List<RefusedRow> rows, boolean first) throws IOException {
    StringBuilder csv = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(csv, CsvCells.format(source.separator()))) {
      if (first) {
        csv.append(BYTE_ORDER_MARK);
        printer.printRecord(concat(source.columns(), CsvHeader.REASONS));
      }
      for (RefusedRow row : rows) {
        printer.printRecord(concat(padded(row.cells()), List.of(row.reason(), row.detail())));
      }
    }
    return csv.toString();
  }

  /** The reasons stand below their columns, however few cells a row has. */
  private List<String> padded(List<String> cells) {
    List<String> padded = new ArrayList<>(cells);
    while (padded.size() < source.columns().size()) {
      padded.add("");
    }
    return padded;
  }

  private static List<String> concat(List<String> cells, List<String> more) {
    List<String> all = new ArrayList<>(cells);
    all.addAll(more);
    return all;
  }
}
