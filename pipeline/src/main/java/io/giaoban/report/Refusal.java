package io.giaoban.report;

/**
 * Why a report is refused: the same name in answers, in the rejected reports, in metrics and logs.
 */
public enum Refusal {
  /** The bytes are no record of the schema they name, or no item of the format. */
  UNREADABLE,
  /** The registry knows no schema of that id. */
  UNKNOWN_SCHEMA,
  /** A field that no report has. */
  UNKNOWN_FIELD,
  /** A field that every such report must have. */
  MISSING_FIELD,
  /** A field's text is no value of its type. */
  BAD_VALUE,
  /** No city of that code reports here. */
  UNKNOWN_CITY,
  /** The city has no unit of that code. */
  UNKNOWN_UNIT,
  /** The feed may not report that kind about that unit. */
  UNIT_NOT_OF_FEED,
  /** The unit does not exist on that day. */
  UNIT_NOT_IN_EXISTENCE,
  /** A count below zero. */
  NEGATIVE_COUNT,
  /** A count that no place of that many people can have. */
  COUNT_IMPOSSIBLE,
  /** Parts that do not add up to their whole, or a part larger than it. */
  BREAKDOWN_MISMATCH,
  /** A measure stated twice in one report. */
  COUNT_STATED_TWICE,
  /** Neither a count nor a retraction. */
  NOTHING_STATED,
  /** A retraction with counts. */
  COUNTS_IN_RETRACTION,
  /** The day had not begun when the report was received. */
  DAY_IN_FUTURE,
  /** The report claims to have been made after it was received, or before 1970. */
  REPORTED_AT_IMPOSSIBLE,
  /** The item is larger than any report. */
  TOO_LARGE,
  /** The day is before any that is kept. */
  DAY_TOO_OLD,
  /** Another content under a revision that was used already. */
  REVISION_CONFLICT
}
