package io.giaoban.feed;

/**
 * How far a file has been sent.
 *
 * @param rows rows answered so far
 * @param refused how many of these were refused
 * @param bytesRead bytes of the file read so far
 * @param bytes bytes of the file
 */
public record Progress(long rows, long refused, long bytesRead, long bytes) {
  /** How many rows were let in. */
  public long accepted() {
    return rows - refused;
  }
}
