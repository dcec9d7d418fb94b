package io.giaoban.cli.config;

import java.io.Serial;
import java.util.Set;

/** Something was said that does not hold; the message tells where, and what was expected. */
final class WrongEntryException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient Problem problem;

  WrongEntryException(String message) {
    this(message, Set.of());
  }

  /**
   * A problem of some commands.
   *
   * @param commands by the first word; empty: all
   */
  WrongEntryException(String message, Set<String> commands) {
    super(message);
    this.problem = new Problem(message, commands);
  }

  Problem problem() {
    return problem;
  }
}
