package io.giaoban.cli.config;

import java.io.Serial;

/** Something was said that does not hold; the message tells where, and what was expected. */
final class WrongEntryException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  WrongEntryException(String message) {
    super(message);
  }
}
