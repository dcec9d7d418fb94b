package io.giaoban.cli.config;

import java.nio.file.Path;

/** Where something was said. Its text is for people. */
public sealed interface Origin {
  /** How a problem begins that the setting or key of this name has there. */
  String label(String name);

  /**
   * A line of the file.
   *
   * @param number 1 or more
   */
  record Line(Path file, int number) implements Origin {
    @Override
    public String label(String name) {
      return this + ": " + name;
    }

    @Override
    public String toString() {
      return file + ":" + number;
    }
  }

  /** A variable of the environment. */
  record Variable(String name) implements Origin {
    @Override
    public String label(String setting) {
      return name;
    }

    @Override
    public String toString() {
      return "environment " + name;
    }
  }
}
