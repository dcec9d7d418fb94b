package io.giaoban.gateway;

/** A body, or the rest of it, that cannot be divided into items; says where and why. */
public final class MalformedBodyException extends Exception {
  MalformedBodyException(String message) {
    super(message);
  }

  MalformedBodyException(String message, Throwable cause) {
    super(message, cause);
  }
}
