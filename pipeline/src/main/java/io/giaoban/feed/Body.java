package io.giaoban.feed;

import java.util.List;

/**
 * What a submission says.
 *
 * @param text the body; empty: nothing has to be sent
 * @param rows the rows that it has, in its order: the door's index is a place in this list
 * @param refused rows that were refused before they were sent
 * @param none how many rows are no reports, such as subtotals
 */
record Body(String text, List<Row> rows, List<RefusedRow> refused, int none) {
  /** A body of all these rows. */
  static Body of(String text, List<Row> rows) {
    return new Body(text, rows, List.of(), 0);
  }
}
