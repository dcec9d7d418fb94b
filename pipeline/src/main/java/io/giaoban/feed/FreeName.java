package io.giaoban.feed;

import java.nio.file.Files;
import java.nio.file.Path;

/** Names that no file has yet. */
final class FreeName {
  private FreeName() {}

  /** The name, or with the first number from 2 on that makes it new. */
  static Path in(Path dir, String name, String ending) {
    Path free = dir.resolve(name + ending);
    for (int number = 2; Files.exists(free); number++) {
      free = dir.resolve(name + "-" + number + ending);
    }
    return free;
  }
}
