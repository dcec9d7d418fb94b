package io.giaoban.alert;

/**
 * A condition came to nothing on a day, for another reason than that a figure is unknown, such as a
 * division by zero. The message says in one line where and why.
 */
final class FailedConditionException extends Exception {
  private static final long serialVersionUID = 1L;

  FailedConditionException(String message, Throwable cause) {
    super(message, cause);
  }
}
