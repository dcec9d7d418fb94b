package io.giaoban.report;

/** What a report is about; a unit has one statement for each day and kind. */
public enum Kind {
  CASES,
  VACCINATIONS
}
