package io.giaoban.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends one file. A few chunks are under way at a time, and answers are taken in the file's order,
 * so that there is always one place up to which everything is answered.
 */
final class Sending {
  private final Source source;
  private final Journal journal;
  private final FeedOptions options;
  private final Door door;
  private final FeedListener listener;
  private final RefusedFile refusedFile;
  private final Deque<UnderWay> underWay = new ArrayDeque<>();
  private final long bytes;
  private Mark mark;

  Sending(Source source, Journal journal, FeedOptions options, Door door, FeedListener listener)
      throws IOException {
    this.source = source;
    this.journal = journal;
    this.options = options;
    this.door = door;
    this.listener = listener;
    this.refusedFile = new RefusedFile(journal.refused(), source);
    this.bytes = Files.size(source.path());
    this.mark = begin();
  }

  /** Nothing is submitted of rows that are no reports. */
  private record UnderWay(Chunk chunk, Door.@Nullable Submitted submitted) {}

  /**
   * Sends what is not answered yet.
   *
   * @param refusedDir where refused rows are put
   */
  SentFile run(Path refusedDir) throws IOException {
    long started = System.nanoTime();
    if (mark.next() != Row.NONE) {
      try (Rows rows = source.opener().open(mark.next(), mark.read())) {
        listener.started(source.path(), progress(rows.bytesRead()));
        send(rows);
      }
    }
    if (mark.refusedFile() == null) {
      keep(mark.finished(refusedFile.target(refusedDir)));
    }
    Path refused = mark.refusedFile();
    if (refused != null) {
      refusedFile.moveTo(refused);
    }
    return new SentFile(
        source.path(),
        mark.rows(),
        mark.refused(),
        refused,
        Duration.ofNanos(System.nanoTime() - started));
  }

  /** Where it stopped, if the file is still the same. */
  private Mark begin() throws IOException {
    String print = FilePrint.of(source.path());
    Mark kept = options.restart() ? null : journal.read();
    if (kept != null
        && kept.print().equals(print)
        && (kept.refusedFile() != null || refusedFile.cut(kept.refusedBytes()))) {
      return kept;
    }
    refusedFile.cut(0);
    Mark begun = Mark.begin(print, UUID.randomUUID().toString());
    journal.write(begun);
    return begun;
  }

  private void send(Rows rows) throws IOException {
    Chunks chunks = new Chunks(rows, source.form(), options.batch());
    try {
      for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
        // Where the time of arrival decides, rows arrive in the file's order.
        int together = chunk.ordersItself() ? options.parallel() : 1;
        while (underWay.size() >= together) {
          settle(rows);
        }
        underWay.add(new UnderWay(chunk, send(chunk)));
      }
    } finally {
      // What can be answered still is, though the rest of the file cannot be read.
      while (!underWay.isEmpty()) {
        settle(rows);
      }
    }
  }

  private Door.@Nullable Submitted send(Chunk chunk) {
    String body = chunk.body().text();
    if (body.isEmpty()) {
      return null;
    }
    String key = Sha256.of(mark.run(), Long.toString(chunk.first().start()), body);
    return door.send(source.form().contentType(), body, key);
  }

  /** Takes the answer to the oldest chunk under way. */
  private void settle(Rows rows) throws IOException {
    UnderWay oldest = underWay.remove();
    Answer answer = answer(oldest);
    List<RefusedRow> refused = oldest.chunk().refused(source.form(), answer);
    long refusedBytes = refused.isEmpty() ? mark.refusedBytes() : refusedFile.add(refused);
    keep(mark.after(oldest.chunk(), refused.size(), refusedBytes));
    refused.forEach(listener::refused);
    listener.progressed(progress(rows.bytesRead()));
  }

  private Answer answer(UnderWay oldest) throws FeedException {
    if (oldest.submitted() == null) {
      return Answer.NOTHING;
    }
    try {
      return oldest.submitted().await();
    } catch (FeedException e) {
      underWay.stream()
          .map(UnderWay::submitted)
          .filter(Objects::nonNull)
          .forEach(Door.Submitted::cancel);
      underWay.clear();
      throw e;
    }
  }

  private void keep(Mark next) throws IOException {
    journal.write(next);
    mark = next;
  }

  private Progress progress(long bytesRead) {
    return new Progress(mark.rows(), mark.refused(), bytesRead, bytes);
  }
}
