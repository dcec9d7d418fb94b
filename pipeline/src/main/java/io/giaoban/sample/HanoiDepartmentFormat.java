package io.giaoban.sample;

import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportFields;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Hanoi Department of Health's statement for the whole city, a row a day, made at 18:00. */
final class HanoiDepartmentFormat implements SampleFormat {
  @Override
  public Set<String> columns() {
    return Set.of("report_date", "cases", "basis", "press_source");
  }

  @Override
  public Optional<Report> report(Map<String, String> cells) throws RefusedException {
    SampleRow row = new SampleRow(cells, "VN-HN");
    String day = row.text("report_date");
    row.put("unit", "SYT")
        .put("day", day)
        .put("reportedAt", day + "T18:00:00+07:00")
        .put("newCases", row.text("cases"));
    return Optional.of(ReportFields.read(row.fields(), "hanoi-department", Instant.EPOCH));
  }
}
