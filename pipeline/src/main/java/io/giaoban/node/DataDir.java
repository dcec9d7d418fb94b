package io.giaoban.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a node keeps its data: a directory of the user's, or one that goes with the process. */
final class DataDir implements AutoCloseable {
  private final Path path;
  private final boolean temporary;

  private DataDir(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  static DataDir open(Optional<Path> kept) {
    try {
      return kept.isPresent()
          ? new DataDir(Files.createDirectories(kept.get()), false)
          : new DataDir(Files.createTempDirectory("giaoban-"), true);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "data directory %s cannot be made (expected: a directory that this user may write)"
              .formatted(kept.map(Path::toString).orElse("of its own")),
          e);
    }
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  Path of(String room) {
    return path.resolve(room);
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("temporary directory " + path + " cannot be removed", e);
    }
  }
}
