package io.giaoban.gateway.dhis2;

import java.util.List;

/**
 * What became of a push, in DHIS2's form.
 *
 * @param responseType always the same
 * @param status SUCCESS, WARNING where some values were refused, ERROR where all were
 * @param reference the submission's id
 * @param conflicts why values were refused
 * @param rejectedIndexes places of refused values, from 0
 * @param dataSetComplete always false: completeness is not registered here but counted
 */
record ImportSummary(
    String responseType,
    Status status,
    Options importOptions,
    String description,
    Count importCount,
    List<Conflict> conflicts,
    List<Integer> rejectedIndexes,
    String dataSetComplete,
    String reference) {

  enum Status {
    SUCCESS,
    WARNING,
    ERROR
  }

  /** How the push was meant. */
  record Options(boolean dryRun, boolean async, String importStrategy) {}

  /**
   * How many values.
   *
   * @param imported those let in, be they new, another, or the same as before
   * @param updated always 0: what a value was before is not known at the door
   * @param ignored those refused
   * @param deleted those that are no more
   */
  record Count(int imported, int updated, int ignored, int deleted) {}

  static ImportSummary of(String submission, ImportOptions options, Count count, Conflicts why) {
    List<Conflict> conflicts = why.all();
    boolean some = count.imported() + count.deleted() > 0;
    return new ImportSummary(
        "ImportSummary",
        conflicts.isEmpty() ? Status.SUCCESS : some ? Status.WARNING : Status.ERROR,
        new Options(options.dryRun(), false, options.strategy()),
        "Import process completed successfully",
        count,
        conflicts,
        why.rejectedIndexes(),
        "false",
        submission);
  }
}
