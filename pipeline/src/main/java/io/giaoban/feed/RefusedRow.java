package io.giaoban.feed;

import java.util.List;

/**
 * A row that was refused.
 *
 * @param number its place in the file, from 1 below the header row
 * @param cells its cells as they were; of NDJSON: the line
 * @param reason the named reason
 * @param detail the value found and what was expected
 */
public record RefusedRow(long number, List<String> cells, String reason, String detail) {
  static RefusedRow of(Row row, String reason, String detail) {
    return new RefusedRow(row.number(), row.cells(), reason, detail);
  }
}
