package io.giaoban.container;

/** A command that ended otherwise than well. */
final class CommandFailedException extends RuntimeException {
  CommandFailedException(String message) {
    super(message);
  }

  CommandFailedException(String message, Exception cause) {
    super(message, cause);
  }
}
