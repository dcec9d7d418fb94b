package io.giaoban.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rules files. */
final class TestRules {
  private TestRules() {}

  /** A rule of that id that holds from so many cases a day on. */
  static String line(String id, int cases) {
    return "  - {id: %s, when: day.newCases >= %d}\n".formatted(id, cases);
  }

  /** Writes a file with these rules. */
  static Path write(Path file, String... rules) throws IOException {
    return Files.writeString(
        file, "rules:" + (rules.length == 0 ? " []\n" : "\n") + String.join("", rules));
  }
}
