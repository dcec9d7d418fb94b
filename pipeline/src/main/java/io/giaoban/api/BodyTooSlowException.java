package io.giaoban.api;

import java.io.IOException;

/** A body that comes too slowly to be waited for: 408 over HTTP. */
public final class BodyTooSlowException extends IOException {
  BodyTooSlowException(String message) {
    super(message);
  }
}
