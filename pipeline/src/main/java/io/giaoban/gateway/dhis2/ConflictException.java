package io.giaoban.gateway.dhis2;

import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;

/**
 * A data value cannot be taken: what of it is in conflict, and why it is refused. It keeps no trace
 * of where that was found, as a push can have very many.
 */
final class ConflictException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ConflictKind kind;
  private final Refusal refusal;
  private final String detail;

  ConflictException(ConflictKind kind, Refusal refusal, String detail) {
    super(refusal + ": " + detail, null, false, false);
    this.kind = kind;
    this.refusal = refusal;
    this.detail = detail;
  }

  ConflictKind kind() {
    return kind;
  }

  RefusedException why() {
    return new RefusedException(refusal, detail);
  }
}
