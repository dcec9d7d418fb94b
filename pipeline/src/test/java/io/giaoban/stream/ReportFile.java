package io.giaoban.stream;

import io.giaoban.gateway.CsvItems;
import io.giaoban.gateway.Item;
import io.giaoban.gateway.ItemReader;
import io.giaoban.gateway.MalformedBodyException;
import io.giaoban.report.Report;
import io.giaoban.sample.SampleFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A CSV file among the resources: its reports as the program reads them, and its plain cells. */
record ReportFile(String name) {
  /** All reports in the order in which they were made; none may be refused. */
  List<Report> reports() {
    List<Report> reports = new ArrayList<>();
    try (ItemReader items = CsvItems.open(open(), ReportFile::reader)) {
      for (Item item = items.next(); item != null; item = items.next()) {
        if (item.report() == null) {
          throw new IllegalStateException(name + ": " + item);
        }
        reports.add(item.report());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedBodyException e) {
      throw new IllegalStateException(name, e);
    }
    reports.sort(Comparator.comparing(Report::reportedAt));
    return reports;
  }

  /** The rows as they are, cells by column. */
  List<Map<String, String>> rows() {
    CSVFormat headed = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream in = open()) {
      return headed.parse(new InputStreamReader(in, StandardCharsets.UTF_8)).stream()
          .map(CSVRecord::toMap)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is in the file system. */
  Path path() {
    try {
      return Path.of(ReportFile.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private InputStream open() {
    InputStream in = ReportFile.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException(name + " is missing (expected: among the resources)");
    }
    return in;
  }

  private static CsvItems.RowReader reader(Set<String> columns) throws MalformedBodyException {
    Optional<SampleFormat> sample = SampleFormat.of(columns);
    return sample.isPresent()
        ? sample.get()::report
        : CsvItems.reports(null, Instant.EPOCH).of(columns);
  }
}
