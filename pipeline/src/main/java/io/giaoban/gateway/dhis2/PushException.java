package io.giaoban.gateway.dhis2;

import io.javalin.http.HttpStatus;

/** A push is refused as a whole; nothing of it is taken. */
final class PushException extends Exception {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  PushException(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  PushException(HttpStatus status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}
