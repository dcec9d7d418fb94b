package io.giaoban.feed;

import java.nio.file.Path;

/**
 * Is told what goes on. {@link #waiting} comes from other threads, all else from the one that
 * sends.
 */
public interface FeedListener {
  /** A file begins, or goes on where it stopped. */
  void started(Path file, Progress progress);

  /** More of the file has been answered. */
  void progressed(Progress progress);

  /** A row was refused. */
  void refused(RefusedRow row);

  /** The same submission will be tried again, for this reason. */
  void waiting(String why);

  /** All of the file has been answered. */
  void finished(SentFile sent);

  /** A file could not be sent. */
  void failed(Path file, String why);
}
