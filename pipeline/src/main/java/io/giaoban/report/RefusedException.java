package io.giaoban.report;

/** A report is refused: the named reason, and for people the value found and what was expected. */
public final class RefusedException extends Exception {
  private static final int DETAIL_CHARS = 500;

  private final Refusal refusal;

  public RefusedException(Refusal refusal, String detail) {
    super(shorten(detail));
    this.refusal = refusal;
  }

  public RefusedException(Refusal refusal, String detail, Throwable cause) {
    super(shorten(detail), cause);
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

  /** A value found may be as long as a record; the whole of it is kept with the report. */
  private static String shorten(String detail) {
    return detail.length() <= DETAIL_CHARS ? detail : detail.substring(0, DETAIL_CHARS) + "…";
  }
}
