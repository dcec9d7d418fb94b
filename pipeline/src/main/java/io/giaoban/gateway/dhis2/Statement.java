package io.giaoban.gateway.dhis2;

import io.giaoban.report.Kind;
import io.giaoban.report.Measure;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a data value states.
 *
 * @param count 0 where the value is deleted
 * @param at when it was changed at last; null: not told
 */
record Statement(
    DataValue value, Subject subject, Measure measure, int count, @Nullable Instant at) {

  /** What a report is about. */
  record Subject(Target target, LocalDate day, Kind kind) {}

  boolean deleted() {
    return value.deleted() != null;
  }
}
