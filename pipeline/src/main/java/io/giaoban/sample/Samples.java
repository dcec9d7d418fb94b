package io.giaoban.sample;

import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The samples that come with the program, as reports. */
public final class Samples {
  private static final List<String> FILES =
      List.of(
          "hanoi/department_daily.csv",
          "hanoi/district_reports.csv",
          "tokyo/cumulative_reports.csv");

  private static final CSVFormat HEADED =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

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
    try (InputStream in = Samples.class.getResourceAsStream(file);
        CSVParser rows = HEADED.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      SampleFormat format = SampleFormat.of(Set.copyOf(rows.getHeaderNames())).orElseThrow();
      for (CSVRecord row : rows) {
        format.report(row.toMap()).ifPresent(reports::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RefusedException e) {
      throw new IllegalStateException("sample " + file + ": " + e.detail(), e);
    }
    return reports;
  }
}
