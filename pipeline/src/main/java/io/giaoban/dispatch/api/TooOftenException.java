package io.giaoban.dispatch.api;

/** Somebody has to wait before the next try. */
final class TooOftenException extends RuntimeException {
  private final long seconds;

  /**
   * Asks to wait.
   *
   * @param what was tried too often
   * @param seconds how long to wait
   */
  TooOftenException(String what, long seconds) {
    super("%s (try again after %d s)".formatted(what, seconds));
    this.seconds = seconds;
  }

  long seconds() {
    return seconds;
  }
}
