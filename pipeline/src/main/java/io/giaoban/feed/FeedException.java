package io.giaoban.feed;

import java.io.IOException;

/** A file could not be sent to its end; the message says why and what was expected. */
public final class FeedException extends IOException {
  private final Fault fault;

  FeedException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  FeedException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** Whose fault it is. */
  public Fault fault() {
    return fault;
  }

  /** What has to be mended. */
  public enum Fault {
    /** The file: as it is, it can never be sent. */
    FILE,
    /** The address or the key: no file gets in. */
    ENTRY,
    /** Nothing: nobody answered for too long. Started again, it goes on where it stopped. */
    NO_ANSWER
  }
}
