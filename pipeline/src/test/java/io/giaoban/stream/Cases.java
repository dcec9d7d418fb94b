package io.giaoban.stream;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import java.util.Map;
import java.util.TreeMap;

/** The counts of a report of cases, in the words of a bulletin. */
final class Cases {
  private final Map<CaseMeasure, Integer> counts = new TreeMap<>();

  private Cases(int newCases) {
    counts.put(CaseMeasure.NEW_CASES, newCases);
  }

  static Cases cases(int newCases) {
    return new Cases(newCases);
  }

  Cases community(int n) {
    return with(CaseMeasure.COMMUNITY_CASES, n);
  }

  Cases quarantine(int n) {
    return with(CaseMeasure.QUARANTINE_CASES, n);
  }

  Cases lockdown(int n) {
    return with(CaseMeasure.LOCKDOWN_CASES, n);
  }

  /** Older cases entered late. */
  Cases backlog(int n) {
    return with(CaseMeasure.BACKLOG_CASES, n);
  }

  Cases recovered(int n) {
    return with(CaseMeasure.RECOVERED, n);
  }

  Cases tests(int all, int positive) {
    return with(CaseMeasure.TESTS, all).with(CaseMeasure.POSITIVES, positive);
  }

  private Cases with(CaseMeasure measure, int n) {
    counts.put(measure, n);
    return this;
  }

  Counts counts() {
    return counts(counts);
  }

  static Counts counts(Map<CaseMeasure, Integer> values) {
    Counts.Builder counts = new Counts.Builder();
    new TreeMap<>(values).forEach(counts::put);
    return counts.build();
  }
}
