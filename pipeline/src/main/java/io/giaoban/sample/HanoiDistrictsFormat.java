package io.giaoban.sample;

import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportFields;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hà Nội's daily bulletins, a row for each day and district. */
final class HanoiDistrictsFormat implements SampleFormat {
  @Override
  public Set<String> columns() {
    return Set.of(
        "report_date", "reported_at", "district_code", "district", "cases", "community_cases");
  }

  @Override
  public Optional<Report> report(Map<String, String> cells) throws RefusedException {
    SampleRow row = new SampleRow(cells, "VN-HN");
    row.put("unit", row.text("district_code"))
        .put("day", row.text("report_date"))
        .put("reportedAt", row.text("reported_at"))
        .put("newCases", row.text("cases"))
        .put("communityCases", row.text("community_cases"));
    return Optional.of(ReportFields.read(row.fields(), "hanoi-bulletins", Instant.EPOCH));
  }
}
