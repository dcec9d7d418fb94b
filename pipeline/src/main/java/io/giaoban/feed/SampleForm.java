package io.giaoban.feed;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.sample.SampleFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows in a source's own form, sent with the columns of the door. */
final class SampleForm implements Form {
  private static final List<String> COLUMNS =
      Stream.concat(
              Stream.of("kind", "city", "unit", "day", "revision", "reportedAt", "basis"),
              Arrays.stream(CaseMeasure.values()).map(CaseMeasure::label))
          .toList();

  private final List<String> columns;
  private final SampleFormat format;

  SampleForm(List<String> columns, SampleFormat format) {
    this.columns = columns;
    this.format = format;
  }

  @Override
  public String contentType() {
    return "text/csv";
  }

  @Override
  public List<String> statement(Row row) {
    return List.of();
  }

  @Override
  public boolean ordersItself(Row row) {
    return true; // every source tells when it reported
  }

  @Override
  public Body body(List<Row> rows) {
    List<Row> sent = new ArrayList<>();
    List<List<String>> reports = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    for (Row row : rows) {
      try {
        Optional<Report> report = format.report(cells(row));
        if (report.isPresent()) {
          sent.add(row);
          reports.add(cells(report.get()));
        }
      } catch (RefusedException e) {
        refused.add(RefusedRow.of(row, e.refusal().name(), e.detail()));
      }
    }
    String text = sent.isEmpty() ? "" : CsvForm.csv(COLUMNS, reports);
    return new Body(text, sent, refused, rows.size() - sent.size() - refused.size());
  }

  /** A row that is too short lacks its last cells. */
  private Map<String, String> cells(Row row) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
      cells.put(columns.get(i), row.cells().get(i));
    }
    return cells;
  }

  private static List<String> cells(Report report) {
    Stream<String> counts =
        Arrays.stream(CaseMeasure.values())
            .map(report.counts()::get)
            .map(count -> count == null ? "" : count.toString());
    return Stream.concat(
            Stream.of(
                "cases",
                report.city(),
                report.unit(),
                report.day().toString(),
                Long.toString(report.revision()),
                report.reportedAt().toString(),
                report.cumulative() ? "cumulative" : "daily"),
            counts)
        .toList();
  }
}
