package io.giaoban.dispatch.cap;

/** What was to be a CAP 1.2 document is none. */
public final class InvalidCapException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidCapException(String detail, Throwable cause) {
    super("CAP document: " + detail + " (expected: valid by CAP 1.2)", cause);
  }
}
