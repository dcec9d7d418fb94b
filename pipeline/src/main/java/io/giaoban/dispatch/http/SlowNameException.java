package io.giaoban.dispatch.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** A name was not looked up in time. */
final class SlowNameException extends TimeoutException {
  private static final long serialVersionUID = 1L;

  SlowNameException(String host, Duration limit) {
    super("%s: not looked up (expected: within %s)".formatted(host, limit));
  }
}
