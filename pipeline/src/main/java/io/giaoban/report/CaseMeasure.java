package io.giaoban.report;

/** The counts that a report of cases can state; each is a number of people or tests, >= 0. */
public enum CaseMeasure implements Measure {
  NEW_CASES("newCases"),
  COMMUNITY_CASES("communityCases"),
  QUARANTINE_CASES("quarantineCases"),
  LOCKDOWN_CASES("lockdownCases"),
  /** Older cases entered late: in the running total only, and always the day's own figure. */
  BACKLOG_CASES("backlogCases"),
  RECOVERED("recovered"),
  DEATHS("deaths"),
  TESTS("tests"),
  POSITIVES("positives");

  private final String label;

  CaseMeasure(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public boolean accumulates() {
    return this != BACKLOG_CASES;
  }
}
