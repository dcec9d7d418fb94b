package io.giaoban.gateway;

import java.io.IOException;

/** A body larger than is let in, as it came or unpacked: 413 over HTTP. */
public final class BodyTooLargeException extends IOException {
  BodyTooLargeException(String message) {
    super(message);
  }
}
