package io.giaoban.cli.config;

import java.util.Set;

/**
 * What is wrong.
 *
 * @param text where, what, and what was expected
 * @param commands whom it concerns, by the first word; empty: all
 */
record Problem(String text, Set<String> commands) {
  /** Whether a command cannot go on. */
  boolean concerns(String command) {
    return commands.isEmpty() || commands.contains(command);
  }
}
