package io.giaoban.sample;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The samples that come with the program, as reports. */
public final class Samples {
  private static final List<String> FILES =
      List.of(
          "hanoi/department_daily.csv",
          "hanoi/district_reports.csv",
          "tokyo/cumulative_reports.csv");

  private Samples() {}

  /** All reports of Hà Nội and Tokyo, in the order in which they were made. */
  public static List<Report> inOrder() {
    List<Report> reports = new ArrayList<>();
    FILES.forEach(file -> reports.addAll(read(file)));
    reports.sort(Comparator.comparing(Report::reportedAt));
    return reports;
  }

  private static List<Report> read(String file) {
    List<Report> reports = new ArrayList<>();
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    try (InputStream in = Samples.class.getResourceAsStream(file);
        MappingIterator<Map<String, String>> rows =
            new CsvMapper().readerForMapOf(String.class).with(header).readValues(in)) {
      while (rows.hasNext()) {
        Map<String, String> row = rows.next();
        SampleFormat.of(row.keySet()).orElseThrow().report(row).ifPresent(reports::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RefusedException e) {
      throw new IllegalStateException("sample " + file + ": " + e.detail(), e);
    }
    return reports;
  }
}
