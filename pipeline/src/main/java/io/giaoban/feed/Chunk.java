package io.giaoban.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows that are sent together.
 *
 * @param rows the rows, at least one
 * @param body what is sent of them
 * @param ordersItself whether it does not matter when they arrive, compared with other rows
 */
record Chunk(List<Row> rows, Body body, boolean ordersItself) {
  Row first() {
    return rows.get(0);
  }

  Row last() {
    return rows.get(rows.size() - 1);
  }

  /**
   * The rows that were refused, in the file's order: of a statement of several rows, all.
   *
   * @throws FeedException if the answer names an item that was not sent
   */
  List<RefusedRow> refused(Form form, Answer answer) throws FeedException {
    List<RefusedRow> refused = new ArrayList<>(body.refused());
    for (Answer.Result result : answer.results()) {
      if (result.index() < 0 || result.index() >= body.rows().size()) {
        throw new FeedException(
            FeedException.Fault.ENTRY,
            "answer for item %d (expected: >= 0, < %d)"
                .formatted(result.index(), body.rows().size()));
      }
      for (Row row : statement(form, result.index())) {
        refused.add(RefusedRow.of(row, result.reason(), result.detail()));
      }
    }
    refused.sort(Comparator.comparingLong(RefusedRow::number));
    return refused;
  }

  private List<Row> statement(Form form, int from) {
    List<String> statement = form.statement(body.rows().get(from));
    int to = from + 1;
    while (!statement.isEmpty()
        && to < body.rows().size()
        && form.statement(body.rows().get(to)).equals(statement)) {
      to++;
    }
    return body.rows().subList(from, to);
  }
}
