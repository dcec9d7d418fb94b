package io.giaoban.sample;

import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportFields;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was known of Hà Nội's daily totals when: a row for each day that a version of the series
 * states for the first time, or states otherwise than the version before.
 */
final class HanoiVintagesFormat implements SampleFormat {
  @Override
  public Set<String> columns() {
    return Set.of("seq", "as_of", "commit", "report_date", "cases", "previous", "kind");
  }

  @Override
  public Optional<Report> report(Map<String, String> cells) throws RefusedException {
    SampleRow row = new SampleRow(cells, "VN-HN");
    row.put("unit", "SYT")
        .put("day", row.text("report_date"))
        .put("reportedAt", row.text("as_of"))
        .put("newCases", row.text("cases"));
    return Optional.of(ReportFields.read(row.fields(), "hanoi-vintages", Instant.EPOCH));
  }
}
