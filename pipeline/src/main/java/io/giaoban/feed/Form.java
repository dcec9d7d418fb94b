package io.giaoban.feed;

import java.util.List;

/** How the rows of a file become a body that the door understands. */
interface Form {
  /** The body's media type. */
  String contentType();

  /** What tells the row's statement from others; empty: the row is a statement of its own. */
  List<String> statement(Row row);

  /**
   * Whether the row itself says what it supersedes (by revision or time), so that it does not
   * matter in which order rows arrive.
   */
  boolean ordersItself(Row row);

  /** The body. */
  Body body(List<Row> rows);
}
