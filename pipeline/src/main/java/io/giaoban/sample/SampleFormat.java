package io.giaoban.sample;

import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A form in which a source publishes its reports as CSV, known by its header row. */
public sealed interface SampleFormat
    permits HanoiDistrictsFormat, HanoiDepartmentFormat, HanoiVintagesFormat, TokyoFormat {

  /** The columns of the header row. */
  Set<String> columns();

  /**
   * The report that a row states; empty where the row is none, such as a subtotal.
   *
   * @throws RefusedException naming the column, its text and what was expected
   */
  Optional<Report> report(Map<String, String> row) throws RefusedException;

  /** The format with that header row; empty: it is none of the samples'. */
  static Optional<SampleFormat> of(Set<String> header) {
    return List.of(
            new HanoiDistrictsFormat(),
            new HanoiDepartmentFormat(),
            new HanoiVintagesFormat(),
            new TokyoFormat())
        .stream()
        .<SampleFormat>map(format -> format)
        .filter(format -> format.columns().equals(header))
        .findFirst();
  }
}
