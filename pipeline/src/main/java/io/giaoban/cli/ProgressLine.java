package io.giaoban.cli;

import io.giaoban.feed.Progress;

/** Shows how far a file is; lines can be said in between. Any thread may call. */
interface ProgressLine {
  /** A file begins, or goes on. */
  void start(String name, Progress progress);

  /** More is done. */
  void progress(Progress progress);

  /** Nothing goes on, for this reason. */
  void waiting(String why);

  /** A line of its own. */
  void say(String text);

  /** The file has ended, well or not; nothing if none had begun. */
  void end();
}
