package io.giaoban.sample;

import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tokyo's running totals, a row for each publication, day and area. The area 小計 is the source's own
 * subtotal, not a unit that reports.
 */
final class TokyoFormat implements SampleFormat {
  static final String SUBTOTAL = "小計";

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final DateTimeFormatter PUBLISHED = DateTimeFormatter.ofPattern("uuuu/M/d H:mm");

  private final Map<String, String> codes = codes();

  @Override
  public Set<String> columns() {
    return Set.of("published", "report_date", "area", "cumulative");
  }

  @Override
  public Optional<Report> report(Map<String, String> cells) throws RefusedException {
    SampleRow row = new SampleRow(cells, "JP-13");
    String area = row.text("area");
    if (area.equals(SUBTOTAL)) {
      return Optional.empty();
    }
    String code = codes.get(area);
    if (code == null) {
      throw new RefusedException(
          Refusal.UNKNOWN_UNIT, "area: \"" + area + "\" (expected: a municipality of Tokyo)");
    }
    row.put("unit", code)
        .put("day", row.text("report_date"))
        .put("reportedAt", published(row.text("published")).toString())
        .put("basis", "cumulative")
        .put("newCases", row.text("cumulative"));
    return Optional.of(ReportFields.read(row.fields(), "tokyo-municipalities", Instant.EPOCH));
  }

  private static Instant published(String text) throws RefusedException {
    try {
      return LocalDateTime.parse(text, PUBLISHED).atZone(ZONE).toInstant();
    } catch (DateTimeException e) {
      throw new RefusedException(
          Refusal.BAD_VALUE, "published: \"" + text + "\" (expected: as 2021/7/1 18:00)", e);
    }
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    City tokyo = PlacesFile.shipped().city("JP-13");
    if (tokyo != null) {
      for (ReportingUnit unit : tokyo.units()) {
        codes.put(unit.name(), unit.code());
      }
    }
    return codes;
  }
}
