package io.giaoban.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides a file's rows into chunks; rows that make one statement stay together. */
final class Chunks {
  private static final int MAX_CHARS = 1 << 20;
  private static final int MAX_STATEMENT_ROWS = 10_000;

  private final Rows rows;
  private final Form form;
  private final int batch;
  private @Nullable Row ahead;
  private boolean begun;

  Chunks(Rows rows, Form form, int batch) {
    this.rows = rows;
    this.form = form;
    this.batch = batch;
  }

  /** The next rows; null: there are none. */
  @Nullable Chunk next() throws IOException {
    Row row = begun ? ahead : rows.next();
    begun = true;
    List<Row> taken = new ArrayList<>();
    boolean ordersItself = true;
    int chars = 0;
    while (row != null && ((taken.size() < batch && chars < MAX_CHARS) || continues(taken, row))) {
      taken.add(row);
      ordersItself &= form.ordersItself(row);
      chars += row.chars();
      if (taken.size() > batch + MAX_STATEMENT_ROWS) {
        throw new FeedException(
            FeedException.Fault.FILE,
            "rows up to %,d state doses of one unit and day (expected: at most %,d such rows)"
                .formatted(row.number(), MAX_STATEMENT_ROWS));
      }
      row = rows.next();
    }
    ahead = row;
    return taken.isEmpty() ? null : new Chunk(taken, form.body(taken), ordersItself);
  }

  private boolean continues(List<Row> taken, Row row) {
    if (taken.isEmpty()) {
      return true;
    }
    List<String> statement = form.statement(row);
    return !statement.isEmpty() && form.statement(taken.get(taken.size() - 1)).equals(statement);
  }
}
