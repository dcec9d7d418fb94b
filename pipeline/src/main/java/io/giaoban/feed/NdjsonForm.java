package io.giaoban.feed;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of JSON, each a report, sent as they are. */
final class NdjsonForm implements Form {
  /** The one column under which refused lines are written as CSV. */
  static final List<String> COLUMNS = List.of("report");

  private static final Pattern ORDER = Pattern.compile("\"(revision|reportedAt)\"\\s*:\\s*[^n\\s]");

  @Override
  public String contentType() {
    return "application/x-ndjson";
  }

  @Override
  public List<String> statement(Row row) {
    return List.of();
  }

  @Override
  public boolean ordersItself(Row row) {
    return ORDER.matcher(row.cell(0)).find();
  }

  @Override
  public Body body(List<Row> rows) {
    String lines =
        rows.stream().map(row -> row.cell(0)).collect(Collectors.joining("\n", "", "\n"));
    return Body.of(lines, rows);
  }
}
