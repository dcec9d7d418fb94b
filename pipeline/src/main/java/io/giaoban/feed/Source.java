package io.giaoban.feed;

import io.giaoban.sample.SampleFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file whose form is known.
 *
 * @param path the file
 * @param columns the names of the cells of its rows
 * @param separator what stands between cells when its rows are written
 * @param form how its rows are sent
 * @param opener reads its rows
 */
record Source(Path path, List<String> columns, char separator, Form form, Opener opener) {
  /** The endings of files that can be sent; each may have {@code .gz} behind it. */
  static final Set<String> ENDINGS = Set.of(".csv", ".tsv", ".ndjson", ".jsonl");

  private static final Set<String> LINES = Set.of(".ndjson", ".jsonl");

  /** Reads a file's rows from a place on. */
  interface Opener {
    /** The rows after row {@code number}, which start at the byte {@code offset}. */
    Rows open(long offset, long number) throws IOException;
  }

  /** Looks at the file's name and header row. */
  static Source of(Path path) throws IOException {
    String name = InputFile.unpackedName(path);
    if (LINES.stream().anyMatch(name::endsWith)) {
      return new Source(
          path,
          NdjsonForm.COLUMNS,
          ',',
          new NdjsonForm(),
          (offset, number) -> Lines.open(path, offset, number));
    }
    CsvHeader header = CsvHeader.read(path);
    return new Source(
        path,
        header.columns(),
        header.separator(),
        form(header.columns()),
        (offset, number) -> CsvRows.open(path, header, offset, number));
  }

  private static Form form(List<String> columns) {
    if (columns.equals(NdjsonForm.COLUMNS)) {
      return new NdjsonForm();
    }
    return SampleFormat.of(new HashSet<>(columns))
        .<Form>map(format -> new SampleForm(columns, format))
        .orElseGet(() -> new CsvForm(columns));
  }
}
