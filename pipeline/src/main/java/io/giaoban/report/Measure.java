package io.giaoban.report;

/** What a count counts. */
public sealed interface Measure permits CaseMeasure, DoseMeasure {
  /** The name by which people know it, as in the HTTP interface. */
  String label();

  /**
   * Whether the day's count is the difference of running totals where a report's basis is
   * cumulative.
   */
  default boolean accumulates() {
    return true;
  }
}
