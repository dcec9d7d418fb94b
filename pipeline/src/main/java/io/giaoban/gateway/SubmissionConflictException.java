package io.giaoban.gateway;

/** A submission of that name is another, or is being taken. */
public final class SubmissionConflictException extends Exception {
  private final boolean inProgress;

  private SubmissionConflictException(String message, boolean inProgress) {
    super(message);
    this.inProgress = inProgress;
  }

  static SubmissionConflictException inProgress(String key) {
    return new SubmissionConflictException(
        "Idempotency-Key: \"%s\" is being taken (expected: wait for its answer)".formatted(key),
        true);
  }

  static SubmissionConflictException otherBody(String key) {
    return new SubmissionConflictException(
        "Idempotency-Key: \"%s\" was another body (expected: a new key for a new body)"
            .formatted(key),
        false);
  }

  /** Whether it may be sent again later; else it is never taken. */
  boolean isInProgress() {
    return inProgress;
  }
}
