package io.giaoban.feed;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was told; a test may stop the sending from here. */
class Heard implements FeedListener {
  final List<String> waited = new CopyOnWriteArrayList<>();
  final List<RefusedRow> refused = new CopyOnWriteArrayList<>();
  final List<String> failed = new CopyOnWriteArrayList<>();
  final List<SentFile> finished = new CopyOnWriteArrayList<>();
  final List<Progress> progress = new CopyOnWriteArrayList<>();

  @Override
  public void started(Path file, Progress now) {}

  @Override
  public void progressed(Progress now) {
    progress.add(now);
  }

  @Override
  public void refused(RefusedRow row) {
    refused.add(row);
  }

  @Override
  public void waiting(String why) {
    waited.add(why);
  }

  @Override
  public void finished(SentFile sent) {
    finished.add(sent);
  }

  @Override
  public void failed(Path file, String why) {
    failed.add(why);
  }

  /** Stops as a kill does: between two steps, with nothing tidied up. */
  static Heard stoppingAfter(int chunks) {
    return new Heard() {
      @Override
      public void progressed(Progress now) {
        super.progressed(now);
        if (progress.size() == chunks) {
          throw new IllegalStateException("stopped");
        }
      }
    };
  }
}
