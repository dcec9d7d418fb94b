package io.giaoban.feed;

import java.util.List;

/**
 * A row of a file.
 *
 * @param number its place, from 1 below the header row
 * @param start the byte at which it starts, in the unpacked file
 * @param next the byte at which the next row starts; {@link #NONE}: it is the last
 * @param cells its cells; of NDJSON: the line
 */
record Row(long number, long start, long next, List<String> cells) {
  static final long NONE = Long.MAX_VALUE;

  /** The cell of a column; empty if the row is too short to have it. */
  String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  int chars() {
    return cells.stream().mapToInt(String::length).sum() + cells.size();
  }
}
