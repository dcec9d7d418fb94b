package io.giaoban.gateway;

/** A body that cannot be divided into items at all; nothing of it is taken. */
public final class MalformedBodyException extends Exception {
  MalformedBodyException(String message) {
    super(message);
  }

  MalformedBodyException(String message, Throwable cause) {
    super(message, cause);
  }
}
