package io.giaoban.feed;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param file the file
 * @param rows its rows, without those that are none, such as a source's subtotals
 * @param refused how many of these were refused
 * @param refusedFile where they are, with the reasons; null: none was refused
 * @param took how long it took since it was started, or started again
 */
public record SentFile(
    Path file, long rows, long refused, @Nullable Path refusedFile, Duration took) {
  /** How many rows were let in. */
  public long accepted() {
    return rows - refused;
  }
}
