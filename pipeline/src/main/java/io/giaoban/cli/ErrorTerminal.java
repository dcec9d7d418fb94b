package io.giaoban.cli;

import java.io.IOException;
import java.util.OptionalInt;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Tells whether people read the errors in a terminal. */
final class ErrorTerminal {
  private static final int USUAL_WIDTH = 80;

  private ErrorTerminal() {}

  /**
   * The terminal's width in characters; empty: it is a file, a pipe or one that shows lines only.
   */
  static OptionalInt width() {
    try (Terminal terminal =
        TerminalBuilder.builder()
            .systemOutput(TerminalBuilder.SystemOutput.SysErr)
            .dumb(true)
            .build()) {
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        return OptionalInt.empty();
      }
      return OptionalInt.of(terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH);
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }
}
