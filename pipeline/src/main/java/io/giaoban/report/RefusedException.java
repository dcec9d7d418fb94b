package io.giaoban.report;

/** A report is refused: the named reason, and for people the value found and what was expected. */
public final class RefusedException extends Exception {
  private final Refusal refusal;

  public RefusedException(Refusal refusal, String detail) {
    super(detail);
    this.refusal = refusal;
  }

  public RefusedException(Refusal refusal, String detail, Throwable cause) {
    super(detail, cause);
    this.refusal = refusal;
  }

  /** The named reason. */
  public Refusal refusal() {
    return refusal;
  }

  /** The value found and what was expected. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
